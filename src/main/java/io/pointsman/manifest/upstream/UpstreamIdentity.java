package io.pointsman.manifest.upstream;

import io.pointsman.delivery.SealedCredentials;
import io.pointsman.delivery.Upload;
import java.util.Set;

/**
 * Who we are to a tenant's server, and whom we trust there.
 *
 * @param origins where both hold, and nowhere else; see {@link UpstreamUrl#origin}
 * @param credentials null if there are none
 * @param context what the credentials were sealed with
 * @param authority pinned; null for the usual ones
 */
public record UpstreamIdentity(
    Set<String> origins, SealedCredentials credentials, String context, Upload authority) {

  /** Nobody, who trusts whom everybody trusts. */
  public static final UpstreamIdentity NONE = new UpstreamIdentity(Set.of(), null, null, null);
}
