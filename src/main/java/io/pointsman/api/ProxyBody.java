package io.pointsman.api;

import io.pointsman.registry.ProxyDraft;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The rules of a PROXY profile as they are written. */
@Schema(name = "ProxyWrite")
record ProxyBody(
    @Schema(description = "Make relative URLs absolute; left out: true.") Boolean absolute,
    @Schema(
            description =
                "Have small files (manifests, settings, certificates) come through us; left out:"
                    + " true.")
        Boolean through,
    @Schema(description = "Host to host, where a move swaps them; up to 64.")
        Map<String, String> hosts,
    @Schema(description = "Raise http to https; left out: false.") Boolean https,
    @Schema(description = "Tell the upstream the phone's User-Agent; left out: false.")
        Boolean userAgent,
    @Schema(description = "0 to 86400; left out: 300. What the upstream says comes first.")
        Integer freshSeconds,
    @Schema(
            description =
                "How long after that an answer may stand in for an upstream that fails, 0 to"
                    + " 604800; left out: 86400.")
        Integer staleSeconds,
    @Schema(
            description =
                "The name of an upload: the authorities that alone are trusted for this upstream;"
                    + " left out: the usual ones.")
        String authority) {

  ProxyDraft draft() {
    return new ProxyDraft(
        absolute, through, hosts, https, userAgent, freshSeconds, staleSeconds, authority);
  }
}
