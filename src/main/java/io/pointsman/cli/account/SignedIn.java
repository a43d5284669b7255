package io.pointsman.cli.account;

import io.pointsman.cli.connection.Credential;
import io.pointsman.cli.connection.Session;

/** A session that has just begun. */
record SignedIn(Session session) implements Credential {

  @Override
  public String bearer() {
    return session.accessToken();
  }

  @Override
  public String description() {
    return session.toString();
  }
}
