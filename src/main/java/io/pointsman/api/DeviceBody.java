package io.pointsman.api;

import io.pointsman.mac.MacAddress;
import io.pointsman.registry.DeviceWrite;
import io.pointsman.template.TemplateSyntax;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A device, whose address says its MAC, as it shall be. */
@Schema(name = "DeviceWrite", description = "With a profile, a URL of its own, or both.")
record DeviceBody(
    @Schema(description = "The holder; left out: oneself.") UUID organization,
    @Schema(description = "Name or id of one of the holder's profiles.", examples = "vienna")
        String profile,
    @Schema(
            description = "A URL template of its own, which replaces the profile's.",
            examples = "https://prov.example/special/{mac.lower}.cfg",
            maxLength = 1024)
        String url,
    @Schema(
            implementation = TemplateSyntax.class,
            description = "Whose placeholders the URL has; left out: NEUTRAL.",
            examples = "NEUTRAL")
        String syntax,
    @Schema(examples = "SN-0815", maxLength = 64) String serial,
    @Schema(examples = "reception", maxLength = 1000) String note) {

  DeviceWrite at(MacAddress mac, UUID holder) {
    return new DeviceWrite(mac, holder, profile, url, syntax, serial, note);
  }
}
