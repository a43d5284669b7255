package io.pointsman.api;

import io.pointsman.registry.FieldErrors;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What shall be fetched anew: exactly one of three. */
@Schema(name = "Purge", description = "With a profile, a mac, or all.")
record PurgeBody(
    @Schema(description = "Whose; needed of the operator.") UUID organization,
    @Schema(description = "Name or id of a profile.", examples = "vienna") String profile,
    @Schema(description = "A phone: what it was given by the organization's profiles.") String mac,
    @Schema(description = "Everything of the organization.") Boolean all) {

  void requireOne() {
    long said =
        Stream.of(profile != null, mac != null, Boolean.TRUE.equals(all)).filter(is -> is).count();
    if (said != 1) {
      new FieldErrors()
          .add("profile", profile, "say one: a profile, a mac, or \"all\": true")
          .throwIfAny();
    }
  }
}
