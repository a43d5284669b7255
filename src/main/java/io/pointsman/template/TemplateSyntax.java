package io.pointsman.template;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Whose placeholders a template uses. Tokens are case-sensitive and the longest one that fits wins.
 *
 * <p>Source keys and the marks [A] to [C] are those of docs/templates.md. Where vendors' documents
 * do not settle the letter case of the MAC, a choice had to be made; a tenant whose server wants
 * the other case uses {@link #NEUTRAL}, which leaves no doubt.
 */
public enum TemplateSyntax {
  /** Our own, for any phone. */
  NEUTRAL(
      "{",
      token("{mac.lower}", Fact.MAC_LOWER),
      token("{mac.upper}", Fact.MAC_UPPER),
      token("{mac.colon}", Fact.MAC_COLON),
      token("{mac.dash}", Fact.MAC_DASH),
      token("{oui}", Fact.OUI),
      token("{model}", Fact.MODEL),
      token("{file}", Fact.FILE),
      token("{path}", Fact.PATH)),
  /**
   * {@code %MACD} is upper case, as on N510 and N720 (WZ [B]); Maxwells were seen in lower case too
   * (TAN [B]). {@code {mac}} of P7xx and P8xx is lower (TAN [B]). {@code %25MACD} is the same
   * token, as clients escape it on the way in (TAN, FAL [B]): a literal {@code %25MACD} would make
   * phones ask for a file named "%MACD", which nobody means.
   */
  GIGASET(
      "%{",
      token("%MACD", Fact.MAC_UPPER),
      token("%25MACD", Fact.MAC_UPPER),
      token("{mac}", Fact.MAC_LOWER),
      token("%DVID", Fact.PHONE_ONLY),
      token("%25DVID", Fact.PHONE_ONLY),
      token("%DURL", Fact.PHONE_ONLY),
      token("%25DURL", Fact.PHONE_ONLY)),
  /** Both cases occur on the wire; lower is the one every known server accepts (TAN [B]). */
  SNOM("{", token("{mac}", Fact.MAC_LOWER)),
  /**
   * Lower case, like the names of Yealink's own files (FUS, WZ [B]); {@code $MAC} itself is [C]
   * (IDX 31450886623). {@code $PN} and {@code $IP} are believed to exist, no more.
   */
  YEALINK(
      "$",
      token("$MAC", Fact.MAC_LOWER),
      token("$PN", Fact.PHONE_ONLY),
      token("$IP", Fact.PHONE_ONLY)),
  /** Lower case (SEED-F [A]); {@code $input} is typed on the phone. */
  FANVIL("$", token("$mac", Fact.MAC_LOWER), token("$input", Fact.PHONE_ONLY)),
  /** Lower case, like the names of Poly's own files (WZ [B]). */
  POLY("[", token("[PHONE_MAC_ADDRESS]", Fact.MAC_LOWER), token("[MACADDRESS]", Fact.MAC_LOWER)),
  /** The case of the token is the case of the MAC (NGCP [B], Panasonic's guide [A]). */
  PANASONIC(
      "{",
      token("{MAC}", Fact.MAC_UPPER),
      token("{mac}", Fact.MAC_LOWER),
      token("{MODEL}", Fact.MODEL),
      token("{fwver}", Fact.PHONE_ONLY)),
  /** The case is documented nowhere (PPF names the token only); lower by choice [C]. */
  AUERSWALD("<", token("<MACADR>", Fact.MAC_LOWER)),
  /**
   * SPA and MPP: cases as in Cisco's guide [A]. Also {@code $(NAME)}, {@code $(NAME:p)} and {@code
   * $(NAME:p:q)}: from character p, counted from 0, at most q of them.
   */
  CISCO(
      "$",
      token("$MA", Fact.MAC_LOWER),
      token("$MAU", Fact.MAC_UPPER),
      token("$MAC", Fact.MAC_COLON),
      token("$PN", Fact.MODEL),
      token("$PSN", Fact.PHONE_ONLY),
      token("$SN", Fact.PHONE_ONLY),
      token("$IP", Fact.PHONE_ONLY),
      token("$EXTIP", Fact.PHONE_ONLY),
      token("$SWVER", Fact.PHONE_ONLY),
      token("$CCERT", Fact.PHONE_ONLY)),
  /** Lower case (TAN [B]). */
  AKUVOX("{", token("{mac}", Fact.MAC_LOWER));

  private static final String ALL_OPENERS =
      Arrays.stream(values())
          .flatMapToInt(syntax -> syntax.openers.chars())
          .distinct()
          .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
          .toString();

  private final String openers;
  private final List<Placeholder> longestFirst;
  private final String vocabulary;

  TemplateSyntax(String openers, Placeholder... placeholders) {
    this.openers = openers;
    List<Placeholder> sorted = new ArrayList<>(List.of(placeholders));
    sorted.sort(Comparator.comparingInt((Placeholder p) -> p.token().length()).reversed());
    this.longestFirst = Collections.unmodifiableList(sorted);
    this.vocabulary =
        List.of(placeholders).stream()
            .filter(placeholder -> placeholder.fact() != Fact.PHONE_ONLY)
            .map(Placeholder::token)
            .collect(Collectors.joining(" "));
  }

  /** The placeholder that begins at a position, or null. */
  Placeholder placeholderAt(String text, int at) {
    if (!opensAt(text, at)) {
      return null;
    }
    for (Placeholder placeholder : longestFirst) {
      if (text.startsWith(placeholder.token(), at)) {
        return placeholder;
      }
    }
    return this == CISCO ? CiscoSubstring.at(text, at, longestFirst) : null;
  }

  /** Whether a character begins a placeholder of this family, known or not. */
  boolean opensAt(String text, int at) {
    return openers.indexOf(text.charAt(at)) >= 0;
  }

  /** Whether a character begins a placeholder of any family. */
  static boolean opensAnyAt(String text, int at) {
    return ALL_OPENERS.indexOf(text.charAt(at)) >= 0;
  }

  /** The tokens that we fill, as a message lists them. */
  String vocabulary() {
    return vocabulary;
  }

  private static Placeholder token(String text, Fact fact) {
    return new Placeholder(text, fact);
  }
}
