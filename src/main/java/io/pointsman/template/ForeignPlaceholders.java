package io.pointsman.template;

import java.util.ArrayList;
import java.util.List;

/**
 * Placeholders of syntaxes other than the declared one. Left alone, {@code $mac} in a neutral
 * template would send every phone of a tenant to one and the same file.
 */
final class ForeignPlaceholders {

  private ForeignPlaceholders() {}

  /** A hint for a message, or nothing if no whole word here is another syntax's placeholder. */
  static String at(TemplateSyntax declared, String text, int at) {
    // Own URLs are parsed for polls, and few of their characters open anything.
    if (!TemplateSyntax.opensAnyAt(text, at)) {
      return "";
    }
    String token = "";
    List<TemplateSyntax> owners = new ArrayList<>();
    for (TemplateSyntax syntax : TemplateSyntax.values()) {
      Placeholder placeholder = syntax == declared ? null : syntax.placeholderAt(text, at);
      if (placeholder != null && isWhole(text, at, placeholder.token())) {
        token = placeholder.token();
        owners.add(syntax);
      }
    }
    return owners.isEmpty()
        ? ""
        : "; '%s' belongs to %s, a literal '%c' is %%%02X"
            .formatted(token, owners, token.charAt(0), (int) token.charAt(0));
  }

  private static boolean isWhole(String text, int at, String token) {
    int end = at + token.length();
    return !token.startsWith("$")
        || end == text.length()
        || !Ascii.isAlphanumeric(text.charAt(end));
  }
}
