package io.pointsman.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.mac.MacAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UrlTemplatePropertyTest {

  private static final TemplateSyntax[] SYNTAXES = TemplateSyntax.values();
  private static final List<String> SOUP =
      List.of(
          "http://",
          "https://",
          "ftp://",
          "tftp://",
          "prov.example",
          "h",
          "192.0.2.7",
          "[::1]",
          ":8080",
          ":",
          "@",
          "u:p@",
          "/",
          "/",
          "/",
          "//",
          "?",
          "&",
          "=",
          "#",
          ".",
          "..",
          "%",
          "%20",
          "%MACD",
          "%25MACD",
          "%DVID",
          "{mac}",
          "{MAC}",
          "{MODEL}",
          "{fwver}",
          "$mac",
          "$input",
          "$MAC",
          "$MA",
          "$MAU",
          "$PN",
          "$(MAU:0:6)",
          "$(PN:2)",
          "$(MA",
          "$",
          "[PHONE_MAC_ADDRESS]",
          "[MACADDRESS]",
          "<MACADR>",
          "{mac.lower}",
          "{mac.upper}",
          "{mac.colon}",
          "{mac.dash}",
          "{oui}",
          "{model}",
          "{file}",
          "{path}",
          "{",
          "}",
          "x",
          "a.cfg",
          "token",
          " ",
          "\r\n",
          "\0",
          "\u00e9",
          "\\",
          "|",
          "~",
          "+",
          ";");
  private static final List<String> WORDS =
      List.of("X4", "a.cfg", "d/a.cfg", "/", "..", "a b", "\r\n", "x\u00e9", "//evil.example/", "");

  /** Whatever is not refused gives URLs that every parser understands and that stay on the host. */
  @Test
  void aTemplateIsRefusedOrGivesSoundUrls() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    int sound = 0;
    for (int i = 0; i < 200_000; i++) {
      String text = text(random);
      TemplateSyntax syntax = SYNTAXES[random.nextInt(SYNTAXES.length)];
      String what = "seed " + seed + ", " + syntax + " '" + text + "'";
      UrlTemplate template;
      try {
        template = UrlTemplate.parse(syntax, text);
      } catch (MalformedTemplateException refused) {
        assertThat(refused.position()).as(what).isBetween(0, text.length());
        assertThat(refused.getMessage()).as(what).matches("[ -~]+");
        continue;
      }
      assertThat(template.text()).as(what).isEqualTo(text);
      PhoneFacts phone = new PhoneFacts(mac(random), word(random), word(random), word(random));
      Optional<String> url = template.expand(phone);
      if (url.isPresent()) {
        assertThat(url.get()).as(what).matches("[!-~]+").doesNotContain("{", "}", "<", ">", "#");
        assertThat(URI.create(url.get()).getHost()).as(what).isEqualToIgnoringCase(template.host());
        sound++;
      }
    }
    assertThat(sound).as("sound URLs, seed %d", seed).isGreaterThan(10_000);
  }

  @Test
  void theMacOfAnExpandedUrlReadsBack() {
    List<UrlTemplate> templates =
        List.of(
            UrlTemplate.parse(TemplateSyntax.NEUTRAL, "http://h/{mac.lower}"),
            UrlTemplate.parse(TemplateSyntax.NEUTRAL, "http://h/{mac.upper}"),
            UrlTemplate.parse(TemplateSyntax.NEUTRAL, "http://h/{mac.colon}"),
            UrlTemplate.parse(TemplateSyntax.NEUTRAL, "http://h/{mac.dash}"),
            UrlTemplate.parse(TemplateSyntax.GIGASET, "http://h/%MACD"),
            UrlTemplate.parse(TemplateSyntax.SNOM, "http://h/{mac}"),
            UrlTemplate.parse(TemplateSyntax.YEALINK, "http://h/$MAC"),
            UrlTemplate.parse(TemplateSyntax.FANVIL, "http://h/$mac"),
            UrlTemplate.parse(TemplateSyntax.POLY, "http://h/[PHONE_MAC_ADDRESS]"),
            UrlTemplate.parse(TemplateSyntax.PANASONIC, "http://h/{MAC}"),
            UrlTemplate.parse(TemplateSyntax.AUERSWALD, "http://h/<MACADR>"),
            UrlTemplate.parse(TemplateSyntax.CISCO, "http://h/$MAC"),
            UrlTemplate.parse(TemplateSyntax.CISCO, "http://h/$(MAU:0:6)$(MA:6)"),
            UrlTemplate.parse(TemplateSyntax.AKUVOX, "http://h/{mac}"));
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      MacAddress mac = mac(random);
      for (UrlTemplate template : templates) {
        String url = template.expand(PhoneFacts.of(mac)).orElseThrow();
        assertThat(MacAddress.parse(url.substring("http://h/".length())))
            .as("seed %d, %s", seed, url)
            .isEqualTo(mac);
      }
    }
  }

  /** Half of them begin well, or hardly any would get past the host. */
  private static String text(Random random) {
    StringBuilder text = new StringBuilder(random.nextBoolean() ? "https://prov.example/" : "");
    for (int pieces = random.nextInt(7); pieces > 0; pieces--) {
      text.append(SOUP.get(random.nextInt(SOUP.size())));
    }
    return text.toString();
  }

  private static MacAddress mac(Random random) {
    return new MacAddress(1 + (random.nextLong() & 0xFEFF_FFFF_FFFEL));
  }

  private static String word(Random random) {
    return random.nextInt(4) == 0 ? null : WORDS.get(random.nextInt(WORDS.size()));
  }
}
