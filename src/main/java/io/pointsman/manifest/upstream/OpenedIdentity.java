package io.pointsman.manifest.upstream;

import io.pointsman.delivery.CredentialsKind;
import java.util.List;
import java.util.UUID;

/**
 * An identity whose secrets are open, for the length of a fetch. What it holds is for its own
 * origins; all others are met as by nobody, or as the user-info of the URL says.
 *
 * @param credentials null if it has none
 * @param authority PEM or DER; null for the usual ones
 */
record OpenedIdentity(
    UpstreamIdentity identity, UpstreamCredentials credentials, byte[] authority) {

  /** A client that trusts and proves at a URL what the identity does there. */
  Clients.Lease lease(Clients clients, UpstreamUrl at) {
    return clients.take(kind(at), isOwn(at) ? authority : null, proof(at));
  }

  /** Which client that is. */
  Clients.Kind kind(UpstreamUrl at) {
    if (!isOwn(at)) {
      return Clients.Kind.PLAIN;
    }
    return new Clients.Kind(
        identity.authority() == null ? null : identity.authority().sha256(),
        proof(at) == null ? null : identity.context() + " " + identity.credentials().since());
  }

  /** The authorization that is sent without being asked for, as Basic is; null for none. */
  String unasked(UpstreamUrl at) {
    UpstreamCredentials shown = shown(at);
    return shown != null && shown.kind() == CredentialsKind.BASIC ? shown.basic() : null;
  }

  /**
   * The authorization that answers a refusal.
   *
   * @param challenges all of {@code WWW-Authenticate}
   * @return null if there is no answer to them
   */
  String answer(UpstreamUrl at, List<String> challenges) {
    UpstreamCredentials shown = shown(at);
    if (shown == null || shown.kind() != CredentialsKind.DIGEST) {
      return null;
    }
    DigestChallenge challenge = DigestChallenge.strongest(challenges);
    if (challenge == null) {
      return null;
    }
    String nonce = UUID.randomUUID().toString().replace("-", "");
    return new DigestAnswer(challenge, nonce).header(shown.user(), shown.password(), at.target());
  }

  private UpstreamCredentials shown(UpstreamUrl at) {
    if (isOwn(at) && credentials != null) {
      return credentials;
    }
    return at.userInfo() == null ? null : UpstreamCredentials.ofUserInfo(at.userInfo());
  }

  private UpstreamCredentials proof(UpstreamUrl at) {
    boolean proves =
        isOwn(at)
            && credentials != null
            && credentials.kind() == CredentialsKind.CLIENT_CERTIFICATE;
    return proves ? credentials : null;
  }

  private boolean isOwn(UpstreamUrl at) {
    return identity.origins().contains(at.origin());
  }
}
