package io.pointsman.phone;

import static io.pointsman.phone.TestListener.KNOWN;
import static io.pointsman.phone.TestListener.toProfile;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalsTest {

  private static final String REFUSAL =
      "HTTP/1.1 404 Not Found\r\nCache-Control: no-store\r\nContent-Length: 0\r\n\r\n";

  private final TestListener phones = new TestListener();

  @AfterEach
  void close() {
    phones.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/favicon.ico",
        "/device",
        "/000413abcdef.htm",
        "/000000000000.cfg",
        "/y000000000000.boot",
        "/device/../7c2f80abcdef.xml",
        "/device/..",
        "/./7c2f80abcdef.xml",
        "//7c2f80abcdef.xml",
        "/device//7c2f80abcdef.xml",
        "/device%2f7c2f80abcdef.xml",
        "/device/%2e%2e/7c2f80abcdef.xml",
        "/device/%2E/7c2f80abcdef.xml",
        "/device%5C7c2f80abcdef.xml",
        "/device\\7c2f80abcdef.xml",
        "/7c2f80abcdef.xml%00",
        "/7c2f80abcdef.xml%252e",
        "/7c2f80abcdef.xml%2",
        "/7c2f80abcdef.xml%zz",
        "/7c2f80abcdef.xml#x",
        "/7c2f80abcdef.xml?\u00e9",
        "http://redirect.example/7c2f80abcdef.xml",
        "*",
        "redirect.example:443",
        "7c2f80abcdef.xml"
      })
  void allAreTheSameBytes(String target) {
    assertThat(phones.get(target)).isEqualTo(REFUSAL);
    try (RawPhone phone = phones.phone()) {
      assertThat(phone.ask("HEAD", target)).isEqualTo(REFUSAL);
    }
  }

  @Test
  void aTemplateThatNeedsWhatThePhoneDidNotSayIsARefusal() {
    phones.route(KNOWN, toProfile("https://prov.example/{model}", 302));

    assertThat(phones.get("/7c2f80abcdef.xml")).isEqualTo(REFUSAL);
  }

  @Test
  void otherMethodsAreToldWhichAreAllowed() {
    for (String method : new String[] {"POST", "PUT", "DELETE", "OPTIONS", "PATCH", "BREW"}) {
      try (RawPhone phone = phones.phone()) {
        assertThat(phone.ask(method, "/7c2f80abcdef.xml"))
            .startsWith("HTTP/1.1 405 Method Not Allowed\r\n")
            .contains("Allow: GET, HEAD\r\n")
            .endsWith("Content-Length: 0\r\n\r\n");
        assertThat(phone.ask("GET", "/7c2f80abcdef.xml")).startsWith("HTTP/1.1 302 ");
      }
    }
  }
}
