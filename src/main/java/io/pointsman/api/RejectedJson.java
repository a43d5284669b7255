package io.pointsman.api;

import io.pointsman.registry.RowRefusal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A row that an import did not take. */
@Schema(name = "RejectedRow")
record RejectedJson(
    @Schema(description = "On which it begins, from 1.", examples = "17") long line,
    @Schema(
            description = "What was wrong; absent if it must not be repeated.",
            examples = "7C2F80ABCDEG")
        String value,
    @Schema(examples = "malformed-mac") String reason,
    @Schema(description = "For people.") String detail) {

  static RejectedJson of(RowRefusal refusal) {
    return new RejectedJson(refusal.line(), refusal.value(), refusal.reason(), refusal.detail());
  }
}
