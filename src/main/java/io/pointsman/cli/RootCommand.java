package io.pointsman.cli;

import io.pointsman.cli.account.ContextsCommand;
import io.pointsman.cli.account.LoginCommand;
import io.pointsman.cli.account.LogoutCommand;
import io.pointsman.cli.account.WhoamiCommand;
import io.pointsman.cli.phone.PhoneCommand;
import io.pointsman.cli.registry.DevicesCommand;
import io.pointsman.cli.registry.ExplainCommand;
import io.pointsman.cli.registry.KeysCommand;
import io.pointsman.cli.registry.OrganizationsCommand;
import io.pointsman.cli.registry.PreviewCommand;
import io.pointsman.cli.registry.ProfilesCommand;
import io.pointsman.cli.registry.PurgeCommand;
import io.pointsman.cli.registry.RangesCommand;
import io.pointsman.cli.transfer.ImportsCommand;
import io.pointsman.cli.transfer.UploadsCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code pointsman} */
@Command(
    name = "pointsman",
    description = "Tells phones where they belong: the API's command-line tool.",
    subcommands = {
      LoginCommand.class,
      LogoutCommand.class,
      WhoamiCommand.class,
      ContextsCommand.class,
      OrganizationsCommand.class,
      KeysCommand.class,
      ProfilesCommand.class,
      UploadsCommand.class,
      PurgeCommand.class,
      RangesCommand.class,
      DevicesCommand.class,
      ImportsCommand.class,
      ExplainCommand.class,
      PreviewCommand.class,
      PhoneCommand.class,
      ApiCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Done.",
      "1:Something unexpected, here or in the API.",
      "2:The command is not written as it must be.",
      "3:The API refuses: the message tells why.",
      "4:Not logged in, or not allowed.",
      "5:There is no such thing; phone: it is refused.",
      "6:The API is away, too slow or overloaded: try again.",
      "7:The import is done, but rows were rejected.",
      "8:The import failed or was cancelled."
    },
    footer = {
      "  pointsman login --api https://pointsman.example --key-file operator.key",
      "  pointsman devices import phones.csv --rejects rejected.csv",
      "  pointsman phone 7C2F80ABCDEF"
    })
final class RootCommand {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Shows this.")
  private boolean help;
}
