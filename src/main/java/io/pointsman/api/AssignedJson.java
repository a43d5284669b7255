package io.pointsman.api;

import io.pointsman.registry.AssignOutcome;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an assignment did. */
@Schema(name = "Assigned")
record AssignedJson(
    @Schema(description = "How many devices it was for.") long matched,
    @Schema(description = "How many of them were not so already.") long changed) {

  static AssignedJson of(AssignOutcome outcome) {
    return new AssignedJson(outcome.matched(), outcome.changed());
  }
}
