package io.pointsman.cli.shell;

/** Where people sit, if they do. */
public interface Terminal {

  /** Whether standard output is a terminal. */
  boolean output();

  /** Whether standard error, where progress is shown, is a terminal. */
  boolean messages();

  /** At least 20. */
  int columns();

  /** Asks for a secret without showing it; null if nobody can be asked. */
  String secret(String prompt);
}
