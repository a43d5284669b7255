package io.pointsman.cli.connection;

import io.pointsman.cli.http.Http;
import java.time.Clock;

/** Keeps what becomes of a context's session. */
record Renewals(ConfigurationFile file, String context, Http http, Clock clock) {

  Credential credential(Session session) {
    return new SessionCredential(session, http, clock, this::keep);
  }

  private void keep(Session renewed) {
    // Read again: another command may have written meanwhile.
    Configuration now = file.read();
    Context stored = now.contexts().get(context);
    if (stored != null) {
      file.write(now.changed(context, stored.with(renewed)));
    }
  }
}
