package io.pointsman.api;

import io.pointsman.registry.TargetDraft;
import io.pointsman.template.TemplateSyntax;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where the phones of one vendor are sent instead, as it is written. */
@Schema(name = "TargetWrite", requiredProperties = "template")
record TargetBody(
    @Schema(examples = "https://prov.example/gigaset/%MACD.xml", maxLength = 1024) String template,
    @Schema(
            implementation = TemplateSyntax.class,
            description = "Left out: NEUTRAL.",
            examples = "GIGASET")
        String syntax,
    @Schema(description = "302 or 307; left out: 302.", examples = "302") Integer status) {

  /** Null for null. */
  static TargetDraft draft(TargetBody body) {
    return body == null ? null : new TargetDraft(body.template, body.syntax, body.status);
  }
}
