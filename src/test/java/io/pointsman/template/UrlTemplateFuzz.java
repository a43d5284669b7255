package io.pointsman.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.mac.MacAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A template and what a phone says: syntax, then text, model, file and path, parted by NULs. */
public final class UrlTemplateFuzz {

  private static final TemplateSyntax[] SYNTAXES = TemplateSyntax.values();
  private static final MacAddress MAC = new MacAddress(0x7c2f80abcdefL);

  private UrlTemplateFuzz() {}

  public static void fuzzerTestOneInput(byte[] data) {
    if (data.length == 0) {
      return;
    }
    TemplateSyntax syntax = SYNTAXES[(data[0] & 0xff) % SYNTAXES.length];
    String[] parts = new String(data, 1, data.length - 1, StandardCharsets.UTF_8).split("\0", 4);
    UrlTemplate template;
    try {
      template = UrlTemplate.parse(syntax, parts[0]);
    } catch (MalformedTemplateException refused) {
      assertThat(refused.position()).isBetween(0, parts[0].length());
      assertThat(refused.getMessage()).matches("[ -~]+");
      return;
    }
    assertThat(template.text()).isEqualTo(parts[0]);
    assertThat(template.masked()).isEqualTo(UrlTemplate.mask(template.text()));
    template
        .expand(new PhoneFacts(MAC, part(parts, 1), part(parts, 2), part(parts, 3)))
        .ifPresent(
            url -> {
              assertThat(url).matches("[!-~]+").doesNotContain("{", "}", "<", ">", "#");
              assertThat(URI.create(url).getHost()).isEqualToIgnoringCase(template.host());
            });
  }

  private static String part(String[] parts, int number) {
    return number < parts.length ? parts[number] : null;
  }
}
