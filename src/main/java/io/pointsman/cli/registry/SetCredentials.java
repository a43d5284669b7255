package io.pointsman.cli.registry;

import io.pointsman.cli.connection.Body;
import io.pointsman.cli.connection.Call;
import io.pointsman.cli.connection.Holder;
import io.pointsman.cli.output.ItemCommand;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pointsman profiles set-credentials} */
@Command(
    name = "set-credentials",
    description = {
      "Sets what the server behind a PROXY profile asks for (editor).",
      "It is stored encrypted and never shown again."
    },
    footer =
        "  pointsman profiles set-credentials vienna --kind digest --user pbx"
            + " --password-file pbx.password")
final class SetCredentials extends ItemCommand {

  @Parameters(paramLabel = "PROFILE", description = "Its name or id.")
  private String profile;

  @Option(
      names = "--kind",
      required = true,
      paramLabel = "KIND",
      description = "BASIC, DIGEST or CLIENT_CERTIFICATE.")
  private String kind;

  @Option(names = "--user", paramLabel = "NAME", description = "Of BASIC and DIGEST.")
  private String user;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "Holds the password, because others on the machine can see arguments.")
  private Path password;

  @Option(
      names = "--certificate",
      paramLabel = "FILE",
      description = "PEM, of CLIENT_CERTIFICATE; its chain may follow.")
  private Path certificate;

  @Option(
      names = "--certificate-key",
      paramLabel = "FILE",
      description = "Its key: PKCS#8 in PEM, not encrypted.")
  private Path key;

  @Mixin private Holder holder;
  @Mixin private Precondition precondition;

  SetCredentials() {
    super(Views.PROFILES);
  }

  @Override
  protected Call request() {
    Body body =
        new Body()
            .word("kind", kind.replace('-', '_'))
            .with("user", user)
            .with("password", TextFile.line(password))
            .with("certificate", TextFile.text(certificate))
            .with("key", TextFile.text(key));
    return precondition.on(
        Call.put(body.json(), "profiles", profile, "credentials")
            .query("organization", holder.id()));
  }
}
