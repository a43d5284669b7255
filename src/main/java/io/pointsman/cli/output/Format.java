package io.pointsman.cli.output;

/** What an answer is printed as. */
public enum Format {
  TABLE,
  JSON,
  CSV
}
