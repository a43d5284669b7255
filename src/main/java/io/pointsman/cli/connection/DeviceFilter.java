package io.pointsman.cli.connection;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which devices. */
public final class DeviceFilter {

  @Option(names = "--profile", paramLabel = "PROFILE", description = "Name or id of a profile.")
  private String profile;

  @Option(
      names = "--range",
      paramLabel = "ID",
      description = "Id of a range: only devices in its bounds.")
  private String range;

  @Option(
      names = "--prefix",
      paramLabel = "PREFIX",
      description = "Only devices in this prefix, as 7C2F80A/28.")
  private String prefix;

  @Mixin private Holder holder;

  public Call on(Call read) {
    return read.query("profile", profile)
        .query("range", range)
        .query("prefix", prefix)
        .query("organization", holder.id());
  }
}
