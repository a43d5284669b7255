package io.pointsman.api;

import io.pointsman.registry.OrganizationDraft;
import io.pointsman.registry.OrganizationKind;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An organization as the operator writes it. */
@Schema(
    name = "OrganizationWrite",
    requiredProperties = {"name", "kind"})
record OrganizationBody(
    @Schema(examples = "Gigaset", maxLength = 100) String name,
    @Schema(implementation = OrganizationKind.class, examples = "VENDOR") String kind,
    @Schema(description = "Whether phones may be sent to private and loopback targets.")
        Boolean allowPrivateTargets,
    @Schema(
            description = "Hosts its phones may be sent to; a leading *. stands for any subdomain.",
            examples = "[\"prov.example\", \"*.phones.example\"]")
        List<String> targetHosts,
    @Schema(
            description = "How many addresses one range claim may span; left out: as configured.",
            examples = "65536")
        Long claimLimit) {

  OrganizationDraft draft() {
    return new OrganizationDraft(name, kind, allowPrivateTargets, targetHosts, claimLimit);
  }
}
