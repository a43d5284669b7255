package io.pointsman.cli.connection;

/** As whom the API is called. */
public interface Credential {

  /** The bearer token that is valid now; null to call without one. */
  String bearer();

  /** In a few words that hold no secret. */
  String description();
}
