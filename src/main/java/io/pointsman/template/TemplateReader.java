package io.pointsman.template;

import io.pointsman.mac.MacAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import java.util.Optional;

/** Reads the texts of URL templates, and says where one cannot be read. */
final class TemplateReader {

  /** As long as facts may be, so that no part of one is out of reach. */
  private static final PhoneFacts DUMMY =
      new PhoneFacts(
          new MacAddress(0x020000000001L),
          "m".repeat(PhoneFacts.LONGEST),
          "file.cfg",
          "path/file.cfg");

  private TemplateReader() {}

  /** See {@link UrlTemplate#parse} and {@link UrlTemplate#parseForBody}. */
  static UrlTemplate checked(TemplateSyntax syntax, String text, boolean forBodies) {
    UrlParts parts = parts(syntax, text);
    Authority.check(syntax, text, parts);
    UrlTemplate template = template(syntax, text, parts, forBodies);
    checkExpansion(template, parts);
    return template;
  }

  /** See {@link UrlTemplate#ofStored}. */
  static UrlTemplate stored(TemplateSyntax syntax, String text) {
    return template(syntax, text, parts(syntax, text), false);
  }

  private static UrlParts parts(TemplateSyntax syntax, String text) {
    Objects.requireNonNull(syntax, "syntax");
    if (text == null || text.isEmpty()) {
      throw new MalformedTemplateException("url", 0, "it is missing");
    }
    if (text.length() > UrlTemplate.LONGEST) {
      throw new MalformedTemplateException(
          "url",
          UrlTemplate.LONGEST,
          "it has " + text.length() + " characters, at most 1024 are allowed");
    }
    UrlParts parts = UrlParts.of(text);
    checkCharacters(text, parts);
    return parts;
  }

  private static UrlTemplate template(
      TemplateSyntax syntax, String text, UrlParts parts, boolean forBodies) {
    if (parts.fragment() < text.length()) {
      throw new MalformedTemplateException(
          "fragment", parts.fragment(), "phones have no use for a fragment; a literal '#' is %23");
    }
    LayoutWriter layout = new TemplateScanner(syntax, text, parts, forBodies).layout();
    return new UrlTemplate(syntax, text, parts, layout);
  }

  private static void checkCharacters(String text, UrlParts parts) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c > '~') {
        String what =
            c > '~' + 1 ? "is not ASCII" : c == ' ' ? "is a blank" : "is a control character";
        throw new MalformedTemplateException(
            parts.at(i), i, "U+%04X %s and must be percent-encoded".formatted((int) c, what));
      }
    }
  }

  /** The last word has the JDK's parser, on what a phone would get. */
  private static void checkExpansion(UrlTemplate template, UrlParts parts) {
    Optional<String> url = template.expandWhole(DUMMY);
    try {
      URI uri = new URI(url.orElse("")).parseServerAuthority();
      if (!template.host().equalsIgnoreCase(uri.getHost())) {
        throw new MalformedTemplateException("host", parts.host(), "it is no valid host");
      }
    } catch (URISyntaxException invalid) {
      // Neither its message nor the exception is passed on: both repeat the whole URL.
      boolean inHost = invalid.getIndex() >= 0 && invalid.getIndex() < parts.path();
      throw new MalformedTemplateException(
          inHost ? "host" : "url", inHost ? parts.host() : 0, "it gives no valid URL");
    }
  }
}
