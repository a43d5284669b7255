package io.pointsman.api;

import io.pointsman.template.TemplateSyntax;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The URL that many devices are given. */
@Schema(name = "AssignedUrl", requiredProperties = "template")
record AssignUrlBody(
    @Schema(examples = "https://prov.example/special/{mac.lower}.cfg", maxLength = 1024)
        String template,
    @Schema(
            implementation = TemplateSyntax.class,
            description = "Whose placeholders the URL has; left out: NEUTRAL.",
            examples = "NEUTRAL")
        String syntax) {}
