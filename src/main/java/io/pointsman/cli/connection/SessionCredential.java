package io.pointsman.cli.connection;

import io.pointsman.cli.http.Http;
import io.pointsman.cli.oidc.Grant;
import io.pointsman.cli.oidc.TokenEndpoint;
import java.time.Clock;
import java.util.function.Consumer;

/** A session, renewed when it is about to end. */
final class SessionCredential implements Credential {

  private static final long BEFORE_ITS_END_SECONDS = 30;

  private final Http http;
  private final Clock clock;
  private final Consumer<Session> keep;
  private Session session;

  /**
   * @param keep told of each renewed session, as the old one's refresh token may be spent
   */
  SessionCredential(Session session, Http http, Clock clock, Consumer<Session> keep) {
    this.session = session;
    this.http = http;
    this.clock = clock;
    this.keep = keep;
  }

  @Override
  public synchronized String bearer() {
    long now = clock.instant().getEpochSecond();
    if (session.refreshToken() != null && session.expiresAt() - BEFORE_ITS_END_SECONDS <= now) {
      Grant grant =
          TokenEndpoint.of(http, session.tokenEndpoint(), session.clientId())
              .refresh(session.refreshToken());
      session = session.renewed(grant, now);
      keep.accept(session);
    }
    return session.accessToken();
  }

  @Override
  public String description() {
    return "session at " + session.issuer();
  }

  @Override
  public String toString() {
    return description();
  }
}
