package io.pointsman.routing;

import io.pointsman.template.MalformedTemplateException;
import io.pointsman.template.TemplateSyntax;
import io.pointsman.template.UrlTemplate;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/**
 * What an own URL's id stands for, for ever.
 *
 * @param organization the holder's number, which must be the one the route says
 */
record OwnUrlContent(int organization, UrlTemplate template) {

  private static final char SEPARATOR = '\n';

  /** One line each: organization, syntax, template. */
  String encoded() {
    return Integer.toString(organization)
        + SEPARATOR
        + template.syntax().name()
        + SEPARATOR
        + template.text();
  }

  Buffer buffer() {
    return Buffer.buffer(encoded());
  }

  static Optional<OwnUrlContent> decode(Buffer encoded) {
    return decode(encoded.toString());
  }

  /** Empty if it is not what {@link #encoded} writes: Redis is not ours alone. */
  static Optional<OwnUrlContent> decode(String encoded) {
    String[] lines = encoded.split("\n", 3);
    if (lines.length != 3) {
      return Optional.empty();
    }
    try {
      return Optional.of(of(Integer.parseInt(lines[0]), lines[1], lines[2]));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  /**
   * @throws MalformedTemplateException if this version does not understand it
   */
  static OwnUrlContent of(int organization, String syntax, String template) {
    return new OwnUrlContent(
        organization, UrlTemplate.ofStored(TemplateSyntax.valueOf(syntax), template));
  }
}
