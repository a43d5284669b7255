package io.pointsman.manifest.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.delivery.ProxyRules;
import io.pointsman.mac.Vendor;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlRulesTest {

  private static final String BASE = "http://user:secret@base.example:8080/a/b/file.xml?q=/x/y";

  @ParameterizedTest
  @CsvSource({
    "c.xml, http://base.example:8080/a/b/c.xml",
    "./c.xml, http://base.example:8080/a/b/c.xml",
    "../c.xml, http://base.example:8080/a/c.xml",
    "../../../c.xml, http://base.example:8080/c.xml",
    "x/../y/./c.xml, http://base.example:8080/a/b/y/c.xml",
    ".., http://base.example:8080/a/",
    "/c.xml?d=../e, http://base.example:8080/c.xml?d=../e",
    "?d=1, http://base.example:8080/a/b/file.xml?d=1",
    "//other.example/c, http://other.example/c",
    "{mac}.xml, http://base.example:8080/a/b/{mac}.xml",
    "%MACD.xml, http://base.example:8080/a/b/%MACD.xml",
    "%DURL/xml/%MACD.xml, %DURL/xml/%MACD.xml",
    "'#top', '#top'",
    "http:/typo/c.xml, http:/typo/c.xml",
    "C:\\c.xml, C:\\c.xml",
    "http://absolute.example/../c, http://absolute.example/../c"
  })
  void relativeUrlsStartWhereTheFileWasWithoutItsUserInfo(String value, String expected) {
    assertThat(file(Rules.of(true, Map.of(), false, false), value)).isEqualTo(expected);
    assertThat(file(Rules.of(false, Map.of(), false, false), value)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "http://old.example/a, http://new.example/a",
    "HTTPS://u:p@OLD.example:8443/a?b#c, HTTPS://u:p@new.example:8443/a?b#c",
    "tftp://old.example/a, tftp://new.example/a",
    "http://old.example.evil.example/a, http://old.example.evil.example/a",
    "http://very.old.example/, http://very.old.example/",
    "http://old.example@evil.example/, http://old.example@evil.example/",
    "http://evil.example/?http://old.example/, http://evil.example/?http://old.example/",
    "http://old.example, http://new.example",
    "http://[::1]/a, http://one.example/a",
    "http://{mac}.old.example/, http://{mac}.old.example/"
  })
  void onlyTheWholeHostIsSwapped(String value, String expected) {
    Map<String, String> hosts = Map.of("old.example", "new.example", "[::1]", "one.example");
    assertThat(file(Rules.of(false, hosts, false, false), value)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "http://a.example/b, https://a.example/b",
    "HTTP://a.example:80/b, https://a.example/b",
    "http://a.example:8080/b, https://a.example:8080/b",
    "https://a.example:80/b, https://a.example:80/b",
    "ftp://a.example/b, ftp://a.example/b",
    "http://a.example/$mac.cfg, https://a.example/$mac.cfg"
  })
  void httpIsRaised(String value, String expected) {
    assertThat(file(Rules.of(false, Map.of(), true, false), value)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example/b.xml, true",
    "http://a.example/b%20c.xml?d=e%2Ff&g=$5, true",
    "http://a.example, true",
    "http://a.example/firmware.BIN, false",
    "http://a.example/firmware.z?x=1, false",
    "http://a.example/dir.bin/a.xml, true",
    "http://a.example/a.xml?f=fw.rom, true",
    "ftp://a.example/b.xml, false",
    "http://u:p@a.example/b.xml, false",
    "http://a.example/%MACD.xml, false",
    "http://a.example/%25MACD.xml, false",
    "http://a.example/$mac.cfg, false",
    "http://a.example/$(MAU:0:6).cfg, false",
    "http://a.example/{mac}, false",
    "http://a.example/[PHONE_MAC_ADDRESS].cfg, false",
    "http://a.example/<MACADR>.cfg, false",
    "http://a.example/100%, false",
    "http://a.example/a#b, false",
    "http://a.example/a b, false",
    "http://a.example/\u00fc, false",
    "b.xml, false"
  })
  void whatASignedLinkCanNameComesThroughUs(String value, boolean through) {
    String expected = through ? new ReadableLinks().link(value) : value;
    assertThat(file(Rules.of(false, Map.of(), false, true), value)).isEqualTo(expected);
  }

  @Test
  void theRulesFollowEachOther() {
    assertThat(file(Rules.ALL, "//old.example:80/../c.xml"))
        .isEqualTo("https://us.example/t/https/new.example/../c.xml");
    assertThat(rules(Rules.ALL).file("c.xml", true, true))
        .isEqualTo("https://base.example:8080/a/b/c.xml");
    assertThat(rules(Rules.ALL).file("c.xml", false, false)).isEqualTo("c.xml");
  }

  @Test
  void aMakerThatDeclinesLeavesTheUrlStraight() {
    RewriteQuestion question =
        new RewriteQuestion(new byte[0], Vendor.GIGASET, BASE, Rules.ALL, url -> null);
    assertThat(UrlRules.of(question).file("http://old.example/a", true, false))
        .isEqualTo("https://new.example/a");
  }

  private static String file(ProxyRules rules, String value) {
    return rules(rules).file(value, true, false);
  }

  private static UrlRules rules(ProxyRules rules) {
    return UrlRules.of(
        new RewriteQuestion(new byte[0], Vendor.GIGASET, BASE, rules, new ReadableLinks()));
  }
}
