package io.pointsman.cli.registry;

import io.pointsman.cli.connection.Body;
import io.pointsman.cli.shell.ExitCode;
import io.pointsman.cli.shell.Failure;
import picocli.CommandLine.Option;

/** What assigned devices get; what is not named stays as it is. */
final class AssignTarget {

  @Option(names = "--profile", paramLabel = "PROFILE", description = "Name or id of a profile.")
  private String profile;

  @Option(names = "--no-profile", description = "None.")
  private boolean noProfile;

  @Option(names = "--url", paramLabel = "URL", description = "A URL template of their own.")
  private String url;

  @Option(
      names = "--syntax",
      paramLabel = "SYNTAX",
      description = "Whose placeholders the URL has; left out: NEUTRAL.")
  private String syntax;

  @Option(names = "--no-url", description = "No URL of their own: the profile's again.")
  private boolean noUrl;

  void describe(Body body) {
    if (noProfile && profile != null || noUrl && url != null || syntax != null && url == null) {
      throw new Failure(
          ExitCode.USAGE,
          "Give --profile or --no-profile, --url or --no-url; --syntax with --url.");
    }
    body.with("profile", profile);
    if (url != null) {
      body.with("url", new Body().with("template", url).word("syntax", syntax).json());
    }
    if (noProfile) {
      body.none("profile");
    }
    if (noUrl) {
      body.none("url");
    }
  }
}
