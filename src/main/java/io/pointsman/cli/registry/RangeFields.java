package io.pointsman.cli.registry;

import io.pointsman.cli.connection.Body;
import picocli.CommandLine.Option;

/** What is said of a range besides its bounds. */
final class RangeFields {

  @Option(names = "--profile", paramLabel = "PROFILE", description = "Name or id of a profile.")
  private String profile;

  @Option(
      names = "--claims",
      paramLabel = "CLAIMS",
      description = "What others may claim inside: NONE, DEVICES or RANGES; left out: NONE.")
  private String claims;

  @Option(names = "--inherit", description = "Without a profile: the next range outward decides.")
  private boolean inherit;

  @Option(names = "--note", paramLabel = "TEXT", description = "For people.")
  private String note;

  /**
   * @param organization null to leave it out
   */
  Body body(String organization) {
    return new Body()
        .with("organization", organization)
        .with("profile", profile)
        .flag("inherit", inherit)
        .word("claims", claims)
        .with("note", note);
  }
}
