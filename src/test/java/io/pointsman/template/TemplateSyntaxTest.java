package io.pointsman.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pointsman.mac.MacAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateSyntaxTest {

  private static final PhoneFacts PHONE =
      new PhoneFacts(MacAddress.parse("7C2F80ABCDEF"), "X4-2", "a.cfg", "device/a.cfg");

  @ParameterizedTest
  @CsvSource({
    "NEUTRAL, {mac.lower}, 7c2f80abcdef",
    "NEUTRAL, {mac.upper}, 7C2F80ABCDEF",
    "NEUTRAL, {mac.colon}, 7c:2f:80:ab:cd:ef",
    "NEUTRAL, {mac.dash}, 7c-2f-80-ab-cd-ef",
    "NEUTRAL, {oui}, 7c2f80",
    "NEUTRAL, {model}, X4-2",
    "NEUTRAL, {file}, a.cfg",
    "NEUTRAL, {path}, device/a.cfg",
    "NEUTRAL, %25MACD, %25MACD",
    "GIGASET, %MACD, 7C2F80ABCDEF",
    "GIGASET, %25MACD, 7C2F80ABCDEF",
    "GIGASET, {mac}, 7c2f80abcdef",
    "GIGASET, %20%MACD%2f, %207C2F80ABCDEF%2f",
    "SNOM, {mac}, 7c2f80abcdef",
    "YEALINK, $MAC, 7c2f80abcdef",
    "YEALINK, $MACU, 7c2f80abcdefU",
    "FANVIL, $mac, 7c2f80abcdef",
    "POLY, [PHONE_MAC_ADDRESS], 7c2f80abcdef",
    "POLY, [MACADDRESS], 7c2f80abcdef",
    "PANASONIC, {MAC}, 7C2F80ABCDEF",
    "PANASONIC, {mac}, 7c2f80abcdef",
    "PANASONIC, {MODEL}, X4-2",
    "AUERSWALD, <MACADR>, 7c2f80abcdef",
    "CISCO, $MA, 7c2f80abcdef",
    "CISCO, $MAU, 7C2F80ABCDEF",
    "CISCO, $MAC, 7c:2f:80:ab:cd:ef",
    "CISCO, $MAX, 7c2f80abcdefX",
    "CISCO, $MAUX, 7C2F80ABCDEFX",
    "CISCO, $MA$MAU$MAC, 7c2f80abcdef7C2F80ABCDEF7c:2f:80:ab:cd:ef",
    "CISCO, $PN, X4-2",
    "CISCO, $(MA), 7c2f80abcdef",
    "CISCO, $(MAU)C, 7C2F80ABCDEFC",
    "CISCO, $(MAU:8), CDEF",
    "CISCO, $(MAU:0:6), 7C2F80",
    "CISCO, $(MA:11:1), f",
    "CISCO, $(MAC:0:17), 7c:2f:80:ab:cd:ef",
    "CISCO, $(PN:0:2), X4",
    "CISCO, $(PN:3:9), 2",
    "AKUVOX, {mac}, 7c2f80abcdef"
  })
  void fillsEveryPlaceholderInPathAndQuery(TemplateSyntax syntax, String token, String filled) {
    String url = "https://prov.example/t/" + token + ".cfg?m=" + token + "&x=1";
    assertThat(UrlTemplate.parse(syntax, url).expand(PHONE))
        .contains("https://prov.example/t/" + filled + ".cfg?m=" + filled + "&x=1");
  }

  @ParameterizedTest
  @CsvSource({
    "GIGASET, %DVID",
    "GIGASET, %DURL",
    "GIGASET, %25DVID",
    "GIGASET, %25DURL",
    "YEALINK, $PN",
    "YEALINK, $IP",
    "FANVIL, $input",
    "PANASONIC, {fwver}",
    "CISCO, $PSN",
    "CISCO, $SN",
    "CISCO, $IP",
    "CISCO, $EXTIP",
    "CISCO, $SWVER",
    "CISCO, $CCERT",
    "CISCO, $(PSN:0:3)"
  })
  void tellsApartWhatOnlyThePhoneCanFill(TemplateSyntax syntax, String token) {
    assertThatThrownBy(() -> UrlTemplate.parse(syntax, "https://prov.example/" + token + ".cfg"))
        .isInstanceOf(MalformedTemplateException.class)
        .hasMessage(
            "path, position 21: only the phone can fill '"
                + token
                + "', so no redirect may contain it");
    assertThat(syntax.placeholderAt("x" + token + "y", 1))
        .extracting(Placeholder::token, Placeholder::fact)
        .containsExactly(token, Fact.PHONE_ONLY);
  }

  @ParameterizedTest
  @CsvSource({
    "NEUTRAL, {foo}",
    "NEUTRAL, {MAC.LOWER}",
    "NEUTRAL, {mac}",
    "NEUTRAL, {mac.lower",
    "NEUTRAL, $mac",
    "NEUTRAL, $MAC",
    "NEUTRAL, $(MA:0:3)",
    "NEUTRAL, %MACD",
    "NEUTRAL, <MACADR>",
    "NEUTRAL, [MACADDRESS]",
    "GIGASET, %MAC",
    "GIGASET, %macd",
    "GIGASET, {MAC}",
    "SNOM, {MAC}",
    "SNOM, $mac",
    "YEALINK, $mac",
    "YEALINK, $MAU",
    "YEALINK, $",
    "FANVIL, $MAC",
    "POLY, [MAC]",
    "PANASONIC, {model}",
    "AUERSWALD, <MAC>",
    "CISCO, $mac",
    "CISCO, $A",
    "CISCO, $(XX:0:1)",
    "CISCO, $(MA:12)",
    "CISCO, $(MA:0:13)",
    "CISCO, $(MA:6:7)",
    "CISCO, $(MA:0:0)",
    "CISCO, $(MA:-1:2)",
    "CISCO, $(MA:0:2",
    "CISCO, $(PN:128)",
    "AKUVOX, {mac.lower}"
  })
  void refusesPlaceholdersItDoesNotKnow(TemplateSyntax syntax, String token) {
    for (String url : new String[] {"https://prov.example/", "https://prov.example/?x="}) {
      assertThatThrownBy(() -> UrlTemplate.parse(syntax, url + token))
          .isInstanceOfSatisfying(
              MalformedTemplateException.class,
              refused -> {
                assertThat(refused.position()).isEqualTo(url.length());
                assertThat(refused.part()).isEqualTo(url.endsWith("=") ? "query" : "path");
              });
    }
  }

  @Test
  void saysWhichSyntaxesKnowAPlaceholder() {
    assertThatThrownBy(() -> UrlTemplate.parse(TemplateSyntax.NEUTRAL, "http://h/$mac.cfg"))
        .hasMessage(
            "path, position 9: a placeholder of another syntax; '$mac' belongs to [FANVIL],"
                + " a literal '$' is %24");
    assertThatThrownBy(() -> UrlTemplate.parse(TemplateSyntax.NEUTRAL, "http://h/{foo}.cfg"))
        .hasMessage(
            "path, position 9: '{foo}' is no placeholder of syntax NEUTRAL, which has {mac.lower}"
                + " {mac.upper} {mac.colon} {mac.dash} {oui} {model} {file} {path}");
    assertThatThrownBy(() -> UrlTemplate.parse(TemplateSyntax.FANVIL, "http://h/$MAC"))
        .hasMessageContaining("'$MAC' is no placeholder of syntax FANVIL, which has $mac;")
        .hasMessageContaining("belongs to [YEALINK, CISCO]");
  }

  @Test
  void otherDollarsAreLiteralInNeutralTemplates() {
    String url = "https://prov.example/$MAX/a$b/$macro?x=$";
    assertThat(UrlTemplate.parse(TemplateSyntax.NEUTRAL, url).expand(PHONE)).contains(url);
  }
}
