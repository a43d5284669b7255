package io.pointsman.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrittenTextTest {

  private static final String HOSTILE =
      " a\"'<&>\r\n\t\0\u0085\u2028\u2029é\uD83D\uDE00\uD800\uFFFFz ";

  @Test
  void xmlKeepsAllThatItCanHold() {
    assertThat(XmlText.escape(HOSTILE))
        .isEqualTo(" a&quot;&#39;&lt;&amp;&gt;&#13;&#10;&#9;&#133;&#8232;\u2029é\uD83D\uDE00z ");
    assertThat(XmlText.escape(null)).isEmpty();
  }

  @Test
  void aLineLosesAllThatEndsIt() {
    assertThat(LineText.value(HOSTILE)).isEqualTo("a\"'<&>é\uD83D\uDE00\uFFFFz");
    assertThat(LineText.value("\r\nadmin = 1")).isEqualTo("admin = 1");
    assertThat(LineText.value(null)).isEmpty();
    assertThat(LineText.quotedUrl("https://a.example/\"b")).isEqualTo("\"https://a.example/%22b\"");
  }
}
