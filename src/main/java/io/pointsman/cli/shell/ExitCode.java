package io.pointsman.cli.shell;

/** How a command ended, for scripts; docs/cli.md and {@code --help} list them. */
public enum ExitCode {
  OK(0),
  UNEXPECTED(1),
  USAGE(2),
  REFUSED(3),
  NOT_ALLOWED(4),
  NOT_FOUND(5),
  UNAVAILABLE(6),
  ROWS_REJECTED(7),
  JOB_NOT_DONE(8),
  /** As a shell reports SIGPIPE. */
  OUTPUT_CLOSED(141);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }

  /** What an HTTP status of the API, an error, stands for. */
  public static ExitCode ofStatus(int status) {
    return switch (status) {
      case 401, 403, 407 -> NOT_ALLOWED;
      case 404 -> NOT_FOUND;
      case 408, 429, 502, 503, 504 -> UNAVAILABLE;
      default -> status >= 400 && status < 500 ? REFUSED : UNEXPECTED;
    };
  }
}
