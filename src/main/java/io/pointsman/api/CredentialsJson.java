package io.pointsman.api;

import io.pointsman.delivery.CredentialsKind;
import io.pointsman.delivery.ProxyRules;
import io.pointsman.delivery.SealedCredentials;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** That there are credentials, and no more. */
@Schema(name = "Credentials")
record CredentialsJson(CredentialsKind kind, Instant since) {

  /** Null where there are none. */
  static CredentialsJson of(ProxyRules rules) {
    SealedCredentials credentials = rules == null ? null : rules.credentials();
    return credentials == null
        ? null
        : new CredentialsJson(credentials.kind(), Instant.parse(credentials.since()));
  }
}
