package io.pointsman.cli.registry;

import io.pointsman.cli.connection.Body;
import io.pointsman.cli.connection.Call;
import io.pointsman.cli.connection.Holder;
import io.pointsman.cli.output.ItemCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pointsman devices put} */
@Command(
    name = "put",
    description = {
      "Registers a device, or changes it (editor): with a profile, a URL of its own, or both.",
      "What is left out is removed."
    },
    footer = "  pointsman devices put 7C2F80ABCDEF --profile vienna --serial SN-0815")
final class PutDevice extends ItemCommand {

  @Parameters(paramLabel = "MAC", description = "In any usual spelling.")
  private String mac;

  @Option(names = "--profile", paramLabel = "PROFILE", description = "Name or id of a profile.")
  private String profile;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "A URL template of its own, which replaces the profile's.")
  private String url;

  @Option(
      names = "--syntax",
      paramLabel = "SYNTAX",
      description = "Whose placeholders the URL has; left out: NEUTRAL.")
  private String syntax;

  @Option(names = "--serial", paramLabel = "TEXT", description = "Its serial number.")
  private String serial;

  @Option(names = "--note", paramLabel = "TEXT", description = "For people.")
  private String note;

  @Mixin private Holder holder;
  @Mixin private Precondition precondition;

  PutDevice() {
    super(Views.DEVICES);
  }

  @Override
  protected Call request() {
    Body body =
        new Body()
            .with("organization", holder.id())
            .with("profile", profile)
            .with("url", url)
            .word("syntax", syntax)
            .with("serial", serial)
            .with("note", note);
    return precondition.on(Call.put(body.json(), "devices", mac));
  }
}
