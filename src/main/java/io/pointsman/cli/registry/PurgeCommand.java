package io.pointsman.cli.registry;

import io.pointsman.cli.connection.Body;
import io.pointsman.cli.connection.Call;
import io.pointsman.cli.connection.Holder;
import io.pointsman.cli.output.ItemCommand;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pointsman purge} */
@Command(
    name = "purge",
    description = "Has cached files of PROXY profiles fetched anew (editor).",
    footer = "  pointsman purge --profile vienna")
public final class PurgeCommand extends ItemCommand {

  @ArgGroup(multiplicity = "1", heading = "%nWhat:%n")
  private What what;

  @Mixin private Holder holder;

  PurgeCommand() {
    super(Views.PROFILES);
  }

  @Override
  protected Call request() {
    return Call.post(
        new Body()
            .with("organization", holder.id())
            .with("profile", what.profile)
            .with("mac", what.mac)
            .flag("all", what.all)
            .json(),
        "purges");
  }

  /** One of three. */
  static final class What {

    @Option(names = "--profile", paramLabel = "PROFILE", description = "A profile's files.")
    private String profile;

    @Option(names = "--mac", paramLabel = "MAC", description = "What one phone was given.")
    private String mac;

    @Option(names = "--all", description = "Everything of the organization.")
    private boolean all;
  }
}
