package io.pointsman.cli.shell;

import java.time.Duration;

/** Waits; tests do not. */
@FunctionalInterface
public interface Pause {

  void sleep(Duration time) throws InterruptedException;

  /**
   * @throws Failure if the thread is interrupted
   */
  default void pause(Duration time) {
    try {
      sleep(time);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new Failure(ExitCode.UNEXPECTED, "Interrupted.", interrupted);
    }
  }
}
