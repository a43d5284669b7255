package io.pointsman.cli.account;

import io.pointsman.cli.connection.ApiClient;
import io.pointsman.cli.connection.Call;
import io.pointsman.cli.connection.Configuration;
import io.pointsman.cli.connection.ConfigurationFile;
import io.pointsman.cli.connection.Connection;
import io.pointsman.cli.connection.Context;
import io.pointsman.cli.connection.Credential;
import io.pointsman.cli.connection.KeyCredential;
import io.pointsman.cli.connection.Session;
import io.pointsman.cli.http.Http;
import io.pointsman.cli.shell.ExitCode;
import io.pointsman.cli.shell.Failure;
import io.pointsman.cli.shell.Shell;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code pointsman login} */
@Command(
    name = "login",
    description = {
      "Keeps an API's address and a key, or a sign-in at an OpenID provider, as a context.",
      "The key comes from --key-file, from the environment, or is asked for: never an argument,"
          + " which other users of the machine could see. It is tried before it is kept."
    },
    footer = {
      "  pointsman login --api https://pointsman.example --key-file operator.key",
      "  pointsman login --api https://pointsman.example --issuer https://id.example/realms/voip"
    })
public final class LoginCommand implements Callable<Integer> {

  private final Shell shell;

  @Mixin private Connection connection;
  @Mixin private SignIn signIn;

  LoginCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    ConfigurationFile file = new ConfigurationFile(shell);
    Configuration configuration = file.read();
    String name = connection.contextName(configuration);
    Context before = configuration.contexts().get(name);
    URI base = connection.base(before);
    Http http = connection.http(before);
    Path ca = connection.ca(before);
    String kept = ca == null ? null : ca.toAbsolutePath().toString();
    Session session = signIn.wanted() ? signIn.run(http) : null;
    Credential credential = session == null ? key() : new SignedIn(session);
    ApiClient api = connection.open(base, http, credential);
    api.send(Call.get("organizations").query("limit", 1));
    file.write(
        configuration.with(
            name,
            new Context(
                base.toString(), session == null ? credential.bearer() : null, session, kept)));
    shell.err().println("Logged in at " + base + " as context \"" + name + "\".");
    return ExitCode.OK.number();
  }

  private Credential key() {
    Credential given = connection.given();
    if (given != null) {
      return given;
    }
    String typed = shell.terminal().secret("Key: ");
    if (typed == null) {
      throw new Failure(
          ExitCode.USAGE,
          "There is nobody to ask for the key: give --key-file FILE, or - for standard input.");
    }
    return KeyCredential.of(typed, "The input");
  }
}
