package io.pointsman.cli.shell;

import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The terminal of this process. */
final class SystemTerminal implements Terminal {

  private static final int USUAL = 80;
  private static final int NARROWEST = 20;

  private final Map<String, String> environment;

  SystemTerminal(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public boolean output() {
    return isTerminal(1);
  }

  @Override
  public boolean messages() {
    return isTerminal(2);
  }

  @Override
  public int columns() {
    String told = environment.getOrDefault("COLUMNS", sttyColumns());
    try {
      return Math.max(NARROWEST, Integer.parseInt(told.strip()));
    } catch (NumberFormatException untold) {
      return USUAL;
    }
  }

  @Override
  public String secret(String prompt) {
    Console console = System.console();
    char[] typed = console == null ? null : console.readPassword("%s", prompt);
    return typed == null ? null : new String(typed);
  }

  /** Java tells only of standard input and output together, Linux of each. */
  private static boolean isTerminal(int descriptor) {
    Path link = Path.of("/proc/self/fd", Integer.toString(descriptor));
    try {
      if (Files.isSymbolicLink(link)) {
        String target = Files.readSymbolicLink(link).toString();
        return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
      }
    } catch (IOException unreadable) {
      return false;
    }
    return System.console() != null;
  }

  private static String sttyColumns() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!stty.waitFor(1, TimeUnit.SECONDS)) {
        stty.destroyForcibly();
        return "";
      }
      String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      return size.substring(size.indexOf(' ') + 1);
    } catch (IOException noStty) {
      return "";
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
