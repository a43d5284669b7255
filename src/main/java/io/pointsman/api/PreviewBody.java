package io.pointsman.api;

import io.pointsman.mac.MacAddress;
import io.pointsman.mac.MalformedMacException;
import io.pointsman.manifest.PreviewQuestion;
import io.pointsman.registry.FieldErrors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A request that a phone might send. */
@Schema(name = "PreviewRequest")
record PreviewBody(
    @Schema(required = true, examples = "7c:2f:80:ab:cd:ef") String mac,
    @Schema(
            description = "With its query, if it has one; left out: `/` and the MAC and `.cfg`.",
            examples = "/device/7C2F80ABCDEF.xml")
        String path,
    @Schema(examples = "Fanvil X5 2.12.16 0c383e557eb1") String userAgent) {

  private static final int LONGEST = 2000;

  /** Refuses what no phone could send. */
  PreviewQuestion question() {
    FieldErrors errors = new FieldErrors();
    MacAddress address = null;
    try {
      address = MacAddress.parse(mac);
    } catch (MalformedMacException malformed) {
      errors.add("mac", mac, malformed.getMessage());
    }
    if (path != null && !path.matches("/[!-~]{0," + LONGEST + "}")) {
      errors.add("path", path, "must begin with a slash and hold printable ASCII without blanks");
    }
    if (userAgent != null && !userAgent.matches("[ -~]{1," + LONGEST + "}")) {
      errors.add("userAgent", userAgent, "must be printable ASCII");
    }
    errors.throwIfAny();
    String asked = path == null ? "/" + address.lower() + ".cfg" : path;
    int query = asked.indexOf('?');
    return new PreviewQuestion(
        address,
        query < 0 ? asked : asked.substring(0, query),
        query < 0 ? null : asked.substring(query + 1),
        userAgent);
  }
}
