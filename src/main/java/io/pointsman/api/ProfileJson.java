package io.pointsman.api;

import io.pointsman.registry.Mode;
import io.pointsman.registry.ProfileView;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A profile as it is read. */
@Schema(name = "Profile")
record ProfileJson(
    UUID id,
    UUID organization,
    @Schema(examples = "vienna") String name,
    Mode mode,
    @Schema(
            description = "User-info and query values are masked for a READER.",
            examples = "https://prov.example/{mac.lower}/")
        String template,
    @Schema(examples = "NEUTRAL") String syntax,
    @Schema(examples = "302") int status,
    Map<String, TargetJson> overrides,
    boolean exposeCredentials,
    @Schema(description = "Of a MANIFEST profile.") FilesJson files,
    @Schema(description = "Of a PROXY profile.") ProxyJson proxy,
    @Schema(description = "Of a PROXY profile that has some; what they are is never shown.")
        CredentialsJson credentials,
    @Schema(description = "The ETag without its quotes.") int version,
    Instant createdAt,
    Instant updatedAt) {

  static ProfileJson of(ProfileView view) {
    Map<String, TargetJson> overrides = new LinkedHashMap<>();
    view.overrides().forEach((vendor, target) -> overrides.put(vendor, TargetJson.of(target)));
    return new ProfileJson(
        view.id(),
        view.organization(),
        view.name(),
        view.mode(),
        view.target().template(),
        view.target().syntax(),
        view.target().status(),
        overrides,
        view.exposeCredentials(),
        FilesJson.of(view.delivery().files()),
        ProxyJson.of(view.delivery().proxy()),
        CredentialsJson.of(view.delivery().proxy()),
        view.version(),
        view.createdAt(),
        view.updatedAt());
  }
}
