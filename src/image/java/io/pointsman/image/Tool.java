package io.pointsman.image;

import java.io.IOException;
import java.util.List;

/** Other programs of the build machine. */
final class Tool {

  private Tool() {}

  /**
   * What it prints, errors too.
   *
   * @throws IOException if it cannot be started or ends with another status than 0
   */
  static String run(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes());
    try {
      if (process.waitFor() == 0) {
        return output;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new IOException(String.join(" ", command) + " failed:\n" + output);
  }
}
