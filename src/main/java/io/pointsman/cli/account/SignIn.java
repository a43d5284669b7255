package io.pointsman.cli.account;

import io.pointsman.cli.connection.Session;
import io.pointsman.cli.http.Http;
import io.pointsman.cli.oidc.DeviceFlow;
import io.pointsman.cli.oidc.Grant;
import io.pointsman.cli.oidc.Provider;
import io.pointsman.cli.shell.Shell;
import picocli.CommandLine.Option;

/** Signing in at an OpenID provider instead of having a key. */
final class SignIn {

  private final Shell shell;

  @Option(
      names = "--issuer",
      paramLabel = "URL",
      description = "Sign in at this OpenID provider, with a browser on any device.")
  private String issuer;

  @Option(
      names = "--client-id",
      paramLabel = "ID",
      defaultValue = "pointsman-cli",
      description = "As which client the provider knows this tool (${DEFAULT-VALUE}).")
  private String clientId;

  @Option(
      names = "--scope",
      paramLabel = "SCOPES",
      defaultValue = "openid offline_access",
      description = "What to ask the provider for (${DEFAULT-VALUE}).")
  private String scope;

  SignIn(Shell shell) {
    this.shell = shell;
  }

  boolean wanted() {
    return issuer != null;
  }

  Session run(Http http) {
    Provider provider = Provider.discover(http, issuer);
    Grant grant = new DeviceFlow(shell, http, provider, clientId).run(scope);
    return Session.of(provider, clientId, grant, shell.clock().instant().getEpochSecond());
  }
}
