package io.pointsman.cli.connection;

/** Nobody in particular. */
final class NoCredential implements Credential {

  @Override
  public String bearer() {
    return null;
  }

  @Override
  public String description() {
    return "nobody";
  }
}
