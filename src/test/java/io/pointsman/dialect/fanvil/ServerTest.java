package io.pointsman.dialect.fanvil;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerTest {

  @ParameterizedTest
  @CsvSource({
    "https://a.example/t/x.cfg,      https://a.example,     a.example,     5, t/x.cfg",
    "HTTP://a.example:8080/t/,       http://a.example:8080, a.example:8080, 4, t/$mac.cfg",
    "https://a.example,              https://a.example,     a.example,     5, $mac.cfg",
    "https://a.example/get?mac=a/,   https://a.example,     a.example,     5, get?mac=a/",
    "tftp://[2001:db8::1]/$input.cfg, tftp://[2001:db8::1], [2001:db8::1], 2, $input.cfg",
    "ftp://u:p@a.example//x,         ftp://u:p@a.example,   u:p@a.example, 1, /x"
  })
  void isTakenApart(String url, String address, String authority, String protocol, String file) {
    assertThat(Server.of(url)).isEqualTo(new Server(address, authority, protocol, file));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "a.example",
        "https://",
        "https:///x",
        "gopher://a.example/",
        "https://a.example?x/y",
        "https://a.example/a b",
        "https://a.example/\r\nFlash Mode:0",
        "https://a.example/é",
        "https://a.example/\0"
      })
  void whatCannotBeSaidIsNot(String url) {
    assertThat(Server.of(url)).isNull();
  }
}
