package io.pointsman.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pointsman.mac.MacAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is no template, and how one is told. */
class MalformedTemplatesTest {

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
    assertThat(neutral(longest).expand(PhoneFacts.of(MacAddress.parse("7C2F80ABCDEF"))))
        .contains(longest);
    assertRefused(longest + "x", "url", 1024);
    assertThatThrownBy(() -> UrlTemplate.parse(null, "http://h/"))
        .isInstanceOf(NullPointerException.class);
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
