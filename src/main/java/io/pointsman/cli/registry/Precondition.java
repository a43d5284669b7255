package io.pointsman.cli.registry;

import io.pointsman.cli.connection.Call;
import picocli.CommandLine.Option;

/** Makes a write depend on what is there. */
final class Precondition {

  @Option(
      names = "--if-version",
      paramLabel = "VERSION",
      description = "Only if this is still its version.")
  private Integer version;

  @Option(names = "--create-only", description = "Only if it is not there yet.")
  private boolean createOnly;

  Call on(Call write) {
    return write
        .header("If-Match", version == null ? null : "\"" + version + "\"")
        .header("If-None-Match", createOnly ? "*" : null);
  }
}
