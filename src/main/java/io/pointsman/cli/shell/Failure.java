package io.pointsman.cli.shell;

/** A command ends without success; the message is for people and holds no secret. */
public class Failure extends RuntimeException {

  private final ExitCode code;

  public Failure(ExitCode code, String message) {
    this(code, message, null);
  }

  public Failure(ExitCode code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  public ExitCode code() {
    return code;
  }
}
