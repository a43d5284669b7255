package io.pointsman.api;

import io.pointsman.registry.DeliveryDraft;
import io.pointsman.registry.Mode;
import io.pointsman.registry.ProfileDraft;
import io.pointsman.registry.TargetDraft;
import io.pointsman.template.TemplateSyntax;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A profile as it is written. */
@Schema(name = "ProfileWrite", requiredProperties = "template")
record ProfileBody(
    @Schema(
            description = "May be left out of a PUT by name.",
            examples = "vienna",
            pattern = "[A-Za-z0-9][A-Za-z0-9._-]{0,62}")
        String name,
    @Schema(description = "Whose; needed of the operator.") UUID organization,
    @Schema(implementation = Mode.class, description = "Left out: REDIRECT.", examples = "REDIRECT")
        String mode,
    @Schema(examples = "https://prov.example/{mac.lower}/", maxLength = 1024) String template,
    @Schema(
            implementation = TemplateSyntax.class,
            description = "Whose placeholders the template has; left out: NEUTRAL.",
            examples = "NEUTRAL")
        String syntax,
    @Schema(description = "302 or 307; left out: 302.", examples = "302") Integer status,
    @Schema(
            description = "By vendor, for makers whose phones need another answer.",
            examples =
                "{\"gigaset\": {\"template\": \"https://prov.example/%MACD.xml\", \"syntax\":"
                    + " \"GIGASET\"}}")
        Map<String, TargetBody> overrides,
    @Schema(
            description =
                "Whether URLs with user-info may be told to phones that have not proved who they"
                    + " are; left out: false.")
        Boolean exposeCredentials,
    @Schema(description = "For MANIFEST: what phones are told of beside the URL.") FilesBody files,
    @Schema(description = "For PROXY: how files are fetched and rewritten.") ProxyBody proxy) {

  ProfileDraft draft() {
    return new ProfileDraft(
        name,
        mode,
        template,
        syntax,
        status,
        overrideDrafts(),
        Boolean.TRUE.equals(exposeCredentials),
        new DeliveryDraft(
            files == null ? null : files.draft(), proxy == null ? null : proxy.draft()));
  }

  private Map<String, TargetDraft> overrideDrafts() {
    if (overrides == null) {
      return null;
    }
    Map<String, TargetDraft> drafts = new LinkedHashMap<>();
    overrides.forEach((vendor, target) -> drafts.put(vendor, TargetBody.draft(target)));
    return drafts;
  }
}
