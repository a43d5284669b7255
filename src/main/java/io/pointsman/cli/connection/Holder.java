package io.pointsman.cli.connection;

import picocli.CommandLine.Option;

/** Whose it is. */
public final class Holder {

  @Option(
      names = "--organization",
      paramLabel = "ID",
      description = "Whose, for the operator; left out: one's own.")
  private String organization;

  /** Null for oneself. */
  public String id() {
    return organization;
  }
}
