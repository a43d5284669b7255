package io.pointsman.cli.transfer;

import io.pointsman.cli.shell.Shell;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Tells on standard error how far something is: a bar on a terminal, else now and then a line. */
final class Progress {

  private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);
  private static final int BAR = 24;

  private final Shell shell;
  private final String what;
  private Instant lastLine;
  private boolean shown;

  Progress(Shell shell, String what) {
    this.shell = shell;
    this.what = what;
    lastLine = shell.clock().instant();
  }

  /**
   * @param total null if it is not known
   * @param rate for people, as {@code 25,000/s}; empty if it is not known
   * @param secondsLeft null if it is not known
   */
  void show(String amount, double done, Double total, String rate, Long secondsLeft) {
    double part = total == null || total <= 0 ? -1 : Math.min(1, done / total);
    String left = secondsLeft == null ? "" : "  " + time(secondsLeft) + " left";
    String percent = part < 0 ? "" : "%3.0f%%  ".formatted(100 * part);
    String told = percent + amount + (rate.isEmpty() ? "" : "  " + rate) + left;
    if (shell.terminal().messages()) {
      String line = "%-8s %s%s".formatted(what, bar(part), told);
      int width = shell.terminal().columns() - 1;
      shell.err().print("\r" + line.substring(0, Math.min(width, line.length())) + "\033[K");
      shell.err().flush();
      shown = true;
    } else if (!lastLine.plus(BETWEEN_LINES).isAfter(shell.clock().instant())) {
      shell.err().println(what + ": " + told.strip());
      lastLine = shell.clock().instant();
    }
  }

  /** Leaves the line to what comes next. */
  void end() {
    if (shown) {
      shell.err().print("\r\033[K");
      shell.err().flush();
      shown = false;
    }
  }

  /** As {@code 0:07} or {@code 1:02:03}. */
  static String time(long seconds) {
    return seconds < 3600
        ? "%d:%02d".formatted(seconds / 60, seconds % 60)
        : "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
  }

  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String bar(double part) {
    int full = (int) Math.round(part * BAR);
    return part < 0 ? "" : "[" + "#".repeat(full) + "-".repeat(BAR - full) + "] ";
  }
}
