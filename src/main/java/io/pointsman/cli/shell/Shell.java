package io.pointsman.cli.shell;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/**
 * What a command finds around it. Both streams are UTF-8.
 *
 * @param err errors, warnings and progress: never what a script would read
 */
public record Shell(
    Map<String, String> environment,
    Path home,
    InputStream in,
    PrintStream out,
    PrintStream err,
    Terminal terminal,
    Clock clock,
    Pause pause) {

  private static final int BUFFER = 1 << 16;

  /** This process. */
  public static Shell ofProcess() {
    Map<String, String> environment = System.getenv();
    return new Shell(
        environment,
        Path.of(System.getProperty("user.home")),
        // Not a FileInputStream: that one cannot read a pipe to its end at once.
        System.in,
        new PrintStream(
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER),
            false,
            StandardCharsets.UTF_8),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
        new SystemTerminal(environment),
        Clock.systemUTC(),
        time -> Thread.sleep(time.toMillis()));
  }

  /** A variable of the environment; null if it is unset or empty. */
  public String variable(String name) {
    String value = environment.get(name);
    return value == null || value.isEmpty() ? null : value;
  }

  /** Whether standard output may be coloured (no-color.org). */
  public boolean colours() {
    return terminal.output() && variable("NO_COLOR") == null;
  }

  public void pause(Duration time) {
    pause.pause(time);
  }

  public void warn(String message) {
    err.println("pointsman: " + message);
  }

  /**
   * Writes what is buffered.
   *
   * @throws Failure if nobody reads it any more, as behind {@code head}
   */
  public void flush() {
    if (out.checkError()) {
      throw new Failure(ExitCode.OUTPUT_CLOSED, "The output is closed.");
    }
  }
}
