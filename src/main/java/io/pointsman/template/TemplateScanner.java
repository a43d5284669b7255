package io.pointsman.template;

/** Takes the path and query of a template apart into literal text and placeholders. */
final class TemplateScanner {

  private final TemplateSyntax syntax;
  private final String text;
  private final UrlParts parts;
  private final boolean forBodies;

  /**
   * @param forBodies whether there may be what only the phone can fill
   */
  TemplateScanner(TemplateSyntax syntax, String text, UrlParts parts, boolean forBodies) {
    this.syntax = syntax;
    this.text = text;
    this.parts = parts;
    this.forBodies = forBodies;
  }

  /**
   * Lays the template out; everything before the path is literal.
   *
   * @throws MalformedTemplateException at the first character that may not stand where it stands
   */
  LayoutWriter layout() {
    LayoutWriter layout = new LayoutWriter(text.length());
    int literal = 0;
    int at = parts.path();
    while (at < text.length()) {
      Placeholder placeholder = syntax.placeholderAt(text, at);
      if (placeholder == null) {
        at += literalAt(at);
        continue;
      }
      if (placeholder.fact() == Fact.PHONE_ONLY && !forBodies) {
        throw malformed(
            at,
            "only the phone can fill '" + placeholder.token() + "', so no redirect may contain it");
      }
      layout.literal(text, literal, at);
      layout.placeholder(placeholder);
      at += placeholder.token().length();
      literal = at;
    }
    layout.literal(text, literal, text.length());
    return layout;
  }

  /** How many characters stand for themselves here. */
  private int literalAt(int at) {
    if (Ascii.isEscape(text, at)) {
      return 3;
    }
    char c = text.charAt(at);
    String foreign = ForeignPlaceholders.at(syntax, text, at);
    if (syntax.opensAt(text, at)) {
      throw malformed(
          at,
          "'"
              + shownAt(at)
              + "' is no placeholder of syntax "
              + syntax
              + ", which has "
              + syntax.vocabulary()
              + foreign);
    }
    if (!foreign.isEmpty()) {
      throw malformed(at, "a placeholder of another syntax" + foreign);
    }
    boolean plain =
        Ascii.isPlainInUrl(c) || c == '/' || c == '@' || c == '?' && at >= parts.query();
    if (!plain) {
      throw malformed(
          at,
          c == '%'
              ? "a percent sign needs two hexadecimal digits after it; a literal one is %25"
              : "'" + c + "' must be percent-encoded here");
    }
    return 1;
  }

  /** The start of what looks like a placeholder, as far as a message should repeat it. */
  private String shownAt(int at) {
    int end = at + 1;
    if (at >= parts.query() && "$%".indexOf(text.charAt(at)) >= 0) {
      // Nothing closes these, and what follows may be a password.
      return text.substring(at, end);
    }
    while (end < text.length() && end - at < 24) {
      char c = text.charAt(end++);
      if (!Ascii.isAlphanumeric(c) && "._:(".indexOf(c) < 0) {
        end -= "}]>)".indexOf(c) >= 0 ? 0 : 1;
        break;
      }
    }
    return text.substring(at, end);
  }

  private MalformedTemplateException malformed(int at, String reason) {
    return new MalformedTemplateException(parts.at(at), at, reason);
  }
}
