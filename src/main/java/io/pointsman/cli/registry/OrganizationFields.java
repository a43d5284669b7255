package io.pointsman.cli.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.pointsman.cli.connection.Body;
import java.util.List;
import picocli.CommandLine.Option;

/** What is said of an organization. */
final class OrganizationFields {

  @Option(names = "--name", required = true, paramLabel = "NAME", description = "Unique.")
  private String name;

  @Option(
      names = "--kind",
      required = true,
      paramLabel = "KIND",
      description = "VENDOR or PROVIDER.")
  private String kind;

  @Option(
      names = "--target-host",
      paramLabel = "HOST",
      description = "A host its phones may be sent to, as *.phones.example; may be repeated.")
  private List<String> targetHosts;

  @Option(
      names = "--allow-private-targets",
      description = "Its phones may be sent to private and loopback addresses.")
  private boolean allowPrivateTargets;

  @Option(
      names = "--claim-limit",
      paramLabel = "N",
      description = "How many addresses one range claim may span; left out: as configured.")
  private Long claimLimit;

  JsonNode body() {
    return new Body()
        .with("name", name)
        .word("kind", kind)
        .with("targetHosts", targetHosts)
        .flag("allowPrivateTargets", allowPrivateTargets)
        .with("claimLimit", claimLimit)
        .json();
  }
}
