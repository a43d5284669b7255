package io.pointsman.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pointsman.mac.MacAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlTemplateTest {

  private static final MacAddress MAC = MacAddress.parse("7C2F80ABCDEF");
  private static final PhoneFacts SILENT = PhoneFacts.of(MAC);

  @Test
  void keepsTheTextByteForByte() {
    String text = "HTTPS://User:p%40ss@Prov.Example:8443/%7e//a/./{mac.lower}.cfg?A=%c3%bc&&b";
    UrlTemplate template = neutral(text);
    assertThat(template.text()).isEqualTo(text);
    assertThat(template.syntax()).isEqualTo(TemplateSyntax.NEUTRAL);
    assertThat(template.host()).isEqualTo("prov.example");
    assertThat(template.hasUserInfo()).isTrue();
    assertThat(template.expand(SILENT))
        .contains("HTTPS://User:p%40ss@Prov.Example:8443/%7e//a/./7c2f80abcdef.cfg?A=%c3%bc&&b");
  }

  @ParameterizedTest
  @CsvSource({
    "http://h, h",
    "http://h:1/, h",
    "https://a-b.example:65535/x, a-b.example",
    "ftp://192.0.2.1/x, 192.0.2.1",
    "tftp://xn--bcher-kva.example/x, xn--bcher-kva.example",
    "http://[2001:DB8::1]:8080/x, [2001:db8::1]",
    "http://[::ffff:192.0.2.1]/x, [::ffff:192.0.2.1]",
    "http://localhost?a=b, localhost",
    "http://1.example/x, 1.example"
  })
  void knowsTheHost(String text, String host) {
    UrlTemplate template = neutral(text);
    assertThat(template.host()).isEqualTo(host);
    assertThat(template.hasUserInfo()).isFalse();
    assertThat(template.expand(SILENT)).contains(text);
  }

  /** Laid out, it is longer than its text; and so is what words of a phone make of it. */
  @Test
  void asManyPiecesAsFitAreWritten() {
    int most = (UrlTemplate.LONGEST - 9) / 4;
    String model = "m".repeat(PhoneFacts.LONGEST);
    PhoneFacts phone = new PhoneFacts(MAC, model, null, null);
    assertThat(
            UrlTemplate.parse(TemplateSyntax.CISCO, "http://h/" + "-$PN".repeat(most))
                .expand(phone))
        .contains("http://h/" + ("-" + model).repeat(most));
    assertThat(
            UrlTemplate.parse(TemplateSyntax.CISCO, "http://h/" + "-$MA".repeat(most))
                .expand(SILENT))
        .contains("http://h/" + "-7c2f80abcdef".repeat(most));
  }

  @ParameterizedTest
  @CsvSource({
    "https://h/t/, https://h/t/a.cfg",
    "https://h/, https://h/a.cfg",
    "https://h, https://h",
    "https://h/t, https://h/t",
    "https://h/t/?x, https://h/t/?x",
    "https://h/t?x=/, https://h/t?x=/",
    "https://h/t/?, https://h/t/?",
    "https://h/{mac.lower}/, https://h/7c2f80abcdef/a.cfg"
  })
  void appendsTheFileToAFolderOnly(String text, String url) {
    assertThat(neutral(text).expand(new PhoneFacts(MAC, null, "a.cfg", "d/a.cfg"))).contains(url);
    String withoutFile = text.replace("{mac.lower}", "7c2f80abcdef");
    assertThat(neutral(text).expand(SILENT)).contains(withoutFile);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "..", "../x", "a..b", "a b", "a%2fb", "a\\b", "a?b", "a#b", "a&b", "a:b", "a@b", "a\nb",
        "\u00fc", "\uff21", "{mac}"
      })
  void anUnsafeWordOfAPhoneIsARefusal(String word) {
    PhoneFacts phone = new PhoneFacts(MAC, word, word, word);
    for (String token : new String[] {"{model}", "{file}", "{path}", "", "?x={model}"}) {
      assertThat(neutral("http://h/" + token).expand(phone)).as("%s", token).isEmpty();
    }
    assertThat(neutral("http://h/x").expand(phone)).contains("http://h/x");
  }

  @Test
  void wordsOfAPhoneHaveALongestLength() {
    String longest = "aZ09._/-".repeat(16);
    assertThat(neutral("http://h/{path}").expand(new PhoneFacts(MAC, null, null, longest)))
        .contains("http://h/" + longest);
    assertThat(neutral("http://h/{path}").expand(new PhoneFacts(MAC, null, null, longest + "a")))
        .isEmpty();
  }

  @Test
  void aMissingWordIsARefusal() {
    assertThat(neutral("http://h/{model}").expand(SILENT)).isEmpty();
    assertThat(neutral("http://h/{file}").expand(SILENT)).isEmpty();
    assertThat(neutral("http://h/{path}").expand(SILENT)).isEmpty();
    assertThat(
            UrlTemplate.parse(TemplateSyntax.CISCO, "http://h/$(PN:4:2)")
                .expand(new PhoneFacts(MAC, "X4-2", null, null)))
        .as("a part past the end of the model")
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "http://h/x, http://h/x",
    "http://h:80, http://h:80",
    "http://u:p@h:80/t@x, http://***@h:80/t@x",
    "http://token@h?x=1, http://***@h?x=***",
    "http://h/?key=s3cret&b=, http://h/?key=***&b=***",
    "http://h/?s3cret, http://h/?***",
    "http://h/?a=b=c&&d&u=x@y/z?q, http://h/?a=***&&***&u=***",
    "http://h/?, http://h/?",
    "http://h/{mac.lower}?m={mac.lower}, http://h/{mac.lower}?m=***",
    "http://u:p@[::1]:80/x, http://***@[::1]:80/x"
  })
  void masksUserInfoAndQueryValues(String text, String masked) {
    assertThat(neutral(text).masked()).isEqualTo(masked);
    assertThat(neutral(text)).hasToString("NEUTRAL " + masked);
    assertThat(UrlTemplate.mask(text)).isEqualTo(masked);
  }

  @Test
  void sameSyntaxAndTextAreEqual() {
    assertThat(neutral("http://h/"))
        .isEqualTo(neutral("http://h/"))
        .hasSameHashCodeAs(neutral("http://h/"))
        .isNotEqualTo(neutral("http://H/"))
        .isNotEqualTo(UrlTemplate.parse(TemplateSyntax.SNOM, "http://h/"));
  }

  @ParameterizedTest
  @CsvSource({
    "FANVIL, https://h/$mac/$input.cfg, https://h/7c2f80abcdef/$input.cfg",
    "GIGASET, https://h/%MACD.xml?v=%DVID&u=%DURL, https://h/7C2F80ABCDEF.xml?v=%DVID&u=%DURL",
    "PANASONIC, https://h/{fwver}/{mac}, https://h/{fwver}/7c2f80abcdef",
    "NEUTRAL, https://h/{mac.lower}, https://h/7c2f80abcdef"
  })
  void leavesInFilesWhatOnlyThePhoneCanFill(TemplateSyntax syntax, String text, String url) {
    UrlTemplate template = UrlTemplate.parseForBody(syntax, text);
    boolean phoneOnly = syntax != TemplateSyntax.NEUTRAL;
    assertThat(template.text()).isEqualTo(text);
    assertThat(template.expandForBody(SILENT)).contains(url);
    // The vendors' redirect that a MANIFEST profile falls back to must not carry it either.
    assertThat(template.expand(SILENT).isEmpty()).isEqualTo(phoneOnly);
  }

  @Test
  void knowsWhatAnotherRequestWouldChange() {
    assertThat(neutral("https://h/{file}").followsRequest()).isTrue();
    assertThat(neutral("https://h/?p={path}").followsRequest()).isTrue();
    assertThat(neutral("https://h/{mac.lower}/{model}/").followsRequest()).isFalse();
  }

  @Test
  void forFilesAsForRedirectsThePlaceholdersStandInPathAndQueryOnly() {
    assertThatThrownBy(() -> UrlTemplate.parseForBody(TemplateSyntax.FANVIL, "http://h.$input/x"))
        .isInstanceOf(MalformedTemplateException.class);
    assertThatThrownBy(() -> UrlTemplate.parseForBody(TemplateSyntax.FANVIL, "http://h/$foo"))
        .isInstanceOf(MalformedTemplateException.class);
    assertThat(
            UrlTemplate.parseForBody(TemplateSyntax.YEALINK, "http://h/$PN/")
                .expandForBody(new PhoneFacts(MAC, null, "../x", null)))
        .as("the phone itself appends its file")
        .contains("http://h/$PN/");
  }

  private static UrlTemplate neutral(String text) {
    return UrlTemplate.parse(TemplateSyntax.NEUTRAL, text);
  }
}
