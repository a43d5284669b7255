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

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "``, url, 0",
        "prov.example/x, scheme, 0",
        "//prov.example/x, scheme, 0",
        "://prov.example/x, scheme, 0",
        "javascript:alert(1), scheme, 0",
        "gopher://h/x, scheme, 0",
        "httpss://h/x, scheme, 0",
        "http:/h/x, scheme, 0",
        "{mac.lower}://h/x, scheme, 0",
        "{foo}://h/x, scheme, 0",
        "http://, host, 7",
        "http:///x, host, 7",
        "http://?x, host, 7",
        "http://:80/x, host, 7",
        "http://u@/x, host, 9",
        "http://@h/x, user-info, 7",
        "http://a@b@h/x, user-info, 8",
        "http://good.example\\@h/x, user-info, 19",
        "http://u:p%4@h/x, user-info, 10",
        "http://u:{mac.lower}@h/x, user-info, 9",
        "http://u:{foo}@h/x, user-info, 9",
        "http://{mac.lower}.h/x, host, 7",
        "http://p.{mac.lower}, host, 9",
        "http://p.{foo}/x, host, 9",
        "http://h\\x/, host, 8",
        "http://a_b/x, host, 8",
        "http://a..b/x, host, 7",
        "http://h./x, host, 7",
        "http://-h/x, host, 7",
        "http://h%2ex/x, host, 8",
        "http://127.1/x, host, 7",
        "http://2130706433/x, host, 7",
        "http://0x7f000001/x, host, 7",
        "http://0177.0.0.1/x, host, 7",
        "http://192.0.2.256/x, host, 7",
        "http://[::1/x, host, 7",
        "http://[:::1]/x, host, 7",
        "http://[::1]x/y, host, 7",
        "http://[fe80::1%25eth0]/x, host, 7",
        "http://h:/x, port, 9",
        "http://h:0/x, port, 9",
        "http://h:65536/x, port, 9",
        "http://h:80a/x, port, 9",
        "http://h:+80/x, port, 9",
        "http://h:{oui}/x, port, 9",
        "http://h:80:90/x, port, 9",
        "http://h/a b, path, 10",
        "http://h/a|b, path, 10",
        "http://h/a\\b, path, 10",
        "http://h/a\"b, path, 10",
        "http://h/a%, path, 10",
        "http://h/a%2, path, 10",
        "http://h/a%2g, path, 10",
        "http://h/[x], path, 9",
        "http://h/<x>, path, 9",
        "http://h/?a[]=1, query, 11",
        "http://h/?a=%zz, query, 12",
        "http://h/?a=b c, query, 13",
        "http://h/x#, fragment, 10",
        "http://h/x?y#z, fragment, 12",
        "http://h#z, fragment, 8"
      })
  void namesThePartAndThePosition(String text, String part, int position) {
    assertRefused(text, part, position);
  }

  @Test
  void refusesWhatCouldEndAHeaderOrIsNotAscii() {
    assertRefused("http://h/a\r\nSet-Cookie:x", "path", 10);
    assertRefused("http://h/a\n", "path", 10);
    assertRefused("http://h/?x=\t", "query", 12);
    assertRefused("http://h\0/", "host", 8);
    assertRefused("http://u\u007f@h/", "user-info", 8);
    assertRefused("http://h/\u00fc", "path", 9);
    assertRefused("http://h\uff0f/", "host", 8);
    assertRefused("http://h:\u0661/", "port", 9);
    assertRefused("http://h/\ud83d\ude00", "path", 9);
    assertThatThrownBy(() -> neutral("http://h/a\r\n"))
        .hasMessage("path, position 10: U+000D is a control character and must be percent-encoded");
  }

  @Test
  void refusesNothingAndTooMuch() {
    assertRefused(null, "url", 0);
    String longest = "http://h/" + "x".repeat(UrlTemplate.LONGEST - 9);
    assertThat(neutral(longest).expand(SILENT)).contains(longest);
    assertRefused(longest + "x", "url", 1024);
    assertThatThrownBy(() -> UrlTemplate.parse(null, "http://h/"))
        .isInstanceOf(NullPointerException.class);
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

  @Test
  void messagesRepeatNoSecrets() {
    for (String text :
        new String[] {
          "http://user:s3cret|@h/x", "http://user:s3cret@h_h/x", "http://user:s3cret@h/|",
          "http://h/?pw=s3cret|", "http://user:s3cret@[:::1]/", "http://user:s3cret@h.1x/"
        }) {
      assertThatThrownBy(() -> neutral(text))
          .isInstanceOf(MalformedTemplateException.class)
          .hasNoCause()
          .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("s3cret"));
    }
    assertThatThrownBy(() -> UrlTemplate.parse(TemplateSyntax.CISCO, "http://h/?pw=$s3cret"))
        .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("s3cret"));
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

  private static void assertRefused(String text, String part, int position) {
    assertThatThrownBy(() -> neutral(text))
        .isInstanceOfSatisfying(
            MalformedTemplateException.class,
            refused -> {
              assertThat(refused.part()).as(refused.getMessage()).isEqualTo(part);
              assertThat(refused.position()).as(refused.getMessage()).isEqualTo(position);
              assertThat(refused.getMessage()).startsWith(part + ", position " + position + ": ");
            });
  }
}
