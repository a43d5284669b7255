package io.pointsman.cli.registry;

import io.pointsman.cli.connection.Body;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** What is said of a profile. */
final class ProfileFields {

  @Option(
      names = "--template",
      required = true,
      paramLabel = "URL",
      description = "Where phones are sent, as https://prov.example/{mac.lower}/")
  private String template;

  @Option(
      names = "--syntax",
      paramLabel = "SYNTAX",
      description = "Whose placeholders the template has; left out: NEUTRAL.")
  private String syntax;

  @Option(names = "--status", paramLabel = "N", description = "302 or 307; left out: 302.")
  private Integer status;

  @Option(names = "--mode", paramLabel = "MODE", description = "Left out: REDIRECT.")
  private String mode;

  @Option(
      names = "--override",
      paramLabel = "VENDOR=URL",
      description = "Another template for one maker's phones, as gigaset=https://…")
  private Map<String, String> overrides;

  @Option(
      names = "--override-syntax",
      paramLabel = "VENDOR=SYNTAX",
      description = "Whose placeholders that template has.")
  private Map<String, String> overrideSyntaxes = Map.of();

  @Option(
      names = "--files",
      paramLabel = "FILE",
      description = "JSON with the files of a MANIFEST profile, as 'profiles get -o json' shows.")
  private Path files;

  @Option(
      names = "--proxy",
      paramLabel = "FILE",
      description = "JSON with the rules of a PROXY profile.")
  private Path proxy;

  @Option(
      names = "--expose-credentials",
      description = "URLs with user-info may be told to phones that have not proved who they are.")
  private boolean exposeCredentials;

  /**
   * @param name null to leave it out
   */
  Body body(String name) {
    return new Body()
        .with("name", name)
        .word("mode", mode)
        .with("template", template)
        .word("syntax", syntax)
        .with("status", status)
        .with("overrides", targets())
        .with("files", TextFile.json(files))
        .with("proxy", TextFile.json(proxy))
        .flag("exposeCredentials", exposeCredentials);
  }

  private Map<String, Object> targets() {
    if (overrides == null) {
      return null;
    }
    Map<String, Object> targets = new LinkedHashMap<>();
    overrides.forEach(
        (vendor, url) ->
            targets.put(
                vendor,
                new Body()
                    .with("template", url)
                    .word("syntax", overrideSyntaxes.get(vendor))
                    .json()));
    return targets;
  }
}
