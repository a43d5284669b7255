package io.pointsman.phone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedRequestsTest {

  private static final String PATH = "/7c2f80abcdef.xml";

  private final TestListener phones = new TestListener();

  @AfterEach
  void close() {
    phones.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0016\u0003\u0001\u0002\u0000xyz\u0001\r\n\r\n",
        "GET\r\n\r\n",
        "GET / HTTP/1.1\r\nno colon\r\n\r\n",
        "GET / HTTP/1.1\r\nHo st: x\r\n\r\n",
        "GET / HTTP/1.1\r\nContent-Length: x\r\n\r\n",
        "GET / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        "GET / HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "GET / HTTP/1.1\r\nTransfer-Encoding: xchunked\r\n\r\n"
      })
  void getOneAnswerWithoutDetailAndAreClosed(String request) {
    try (RawPhone phone = phones.phone()) {
      assertThat(phone.send(request).rest())
          .matches("HTTP/1\\.[01] 400 Bad Request\r\n(?s).*\r\n\r\n")
          .contains("Content-Length: 0\r\n")
          .contains("connection: close\r\n");
    }
    assertThat(phones.get(PATH)).startsWith("HTTP/1.1 302 ");
    assertThat(phones.answers("unknown", "malformed")).isEqualTo(1);
  }

  @Test
  void tooLongLinesAndHeadsAreCutOff() {
    try (RawPhone phone = phones.phone()) {
      assertThat(phone.send("GET /" + "a".repeat(3_000)).rest()).startsWith("HTTP/1.0 400 ");
    }
    try (RawPhone phone = phones.phone()) {
      phone.send("GET / HTTP/1.1\r\nX: " + "a".repeat(9_000));
      assertThat(phone.rest()).matches("HTTP/1\\.[01] 400 (?s).*");
    }
    try (RawPhone phone = phones.phone()) {
      phone.send("GET / HTTP/1.1\r\n" + "X: a\r\n".repeat(4_000));
      assertThat(phone.rest()).matches("HTTP/1\\.[01] 400 (?s).*");
    }
    assertThat(phones.get(PATH)).startsWith("HTTP/1.1 302 ");
  }

  @Test
  void aBodyIsNotReadButCutOff() {
    try (RawPhone phone = phones.phone()) {
      phone.send("POST / HTTP/1.1\r\nContent-Length: 100000000\r\n\r\nabc");
      assertThat(phone.rest()).startsWith("HTTP/1.1 405 ").contains("connection: close\r\n");
    }
    try (RawPhone phone = phones.phone()) {
      phone.send("GET " + PATH + " HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc");
      assertThat(phone.rest()).startsWith("HTTP/1.1 302 ").contains("connection: close\r\n");
    }
  }

  @Test
  void anUpgradeIsNotTaken() {
    assertThat(
            phones.get(
                PATH,
                "Connection: Upgrade, HTTP2-Settings",
                "Upgrade: h2c",
                "HTTP2-Settings: AAMAAABkAAQAAP__"))
        .startsWith("HTTP/1.1 302 ");
    assertThat(
            phones.get(
                PATH,
                "Connection: Upgrade",
                "Upgrade: websocket",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="))
        .startsWith("HTTP/1.1 302 ");
    try (RawPhone phone = phones.phone()) {
      phone.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
      // Its version is not ours.
      assertThat(phone.rest()).matches("(?s)HTTP/1.1 501 .*").doesNotContain("Location");
    }
  }
}
