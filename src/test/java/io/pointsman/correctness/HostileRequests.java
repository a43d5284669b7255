package io.pointsman.correctness;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Requests that are nearly right, and bytes that are none, from a seed. */
final class HostileRequests {

  private static final List<String> METHODS =
      List.of(
          "GET",
          "GET",
          "GET",
          "HEAD",
          "POST",
          "PUT",
          "DELETE",
          "OPTIONS",
          "TRACE",
          "CONNECT",
          "PRI",
          "get",
          "G\0T",
          "PROPFIND",
          "");
  private static final List<String> VERSIONS =
      List.of(
          "HTTP/1.1",
          "HTTP/1.1",
          "HTTP/1.1",
          "HTTP/1.0",
          "HTTP/0.9",
          "HTTP/2.0",
          "HTTP/1.",
          "",
          "http/1.1",
          "HTTP/1.1 HTTP/1.1");
  private static final List<String> ENDS = List.of("\r\n", "\r\n", "\r\n", "\n", "\r", "\r\r\n");
  private static final List<String> BEFORE =
      List.of(
          "",
          "",
          "",
          "",
          "http://redirect.example",
          "https://evil.example:443",
          "//evil.example",
          "/..",
          "/.",
          "/%2e%2e",
          "/%2E%2e%2f",
          "/\\",
          "/%5c",
          "/%00",
          "/%",
          "/%zz",
          "/x/../..",
          "*",
          "redirect.example:443",
          "/\u00e9",
          "/ ",
          "/\t",
          "/#",
          ";",
          "/./");
  private static final List<String> HEADERS =
      List.of(
          "Host: redirect.example",
          "Host: evil.example",
          "Host:",
          "Host: a@b:99999",
          "Content-Length: 5",
          "Content-Length: 0",
          "Content-Length: 0",
          "Content-Length: -1",
          "Content-Length: 5, 6",
          "Content-Length: 99999999999999999999",
          "Content-Length: 0x5",
          "Content-Length: +5",
          "Transfer-Encoding: chunked",
          "Transfer-Encoding: identity",
          "Transfer-Encoding : chunked",
          "Transfer-Encoding: gzip, chunked",
          "Transfer-Encoding:\u000bchunked",
          "Connection: close",
          "Connection: keep-alive, Upgrade, HTTP2-Settings",
          "Upgrade: h2c",
          "Upgrade: websocket",
          "HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA",
          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
          "Sec-WebSocket-Version: 13",
          "Expect: 100-continue",
          "Expect: the-unexpected",
          "Range: bytes=0-0,1-1,2-2",
          "If-None-Match: *",
          "If-Match: \"1\", W/\"",
          "Accept: */*;q=0.000000001",
          "Accept: text/html, application/xml;q=x",
          "Accept-Encoding: gzip;q=1, br, *",
          "Content-Type: application/json; charset=utf-16",
          "Content-Type: multipart/form-data; boundary=",
          "Content-Type: \u00e9/\u00e9",
          "Content-Encoding: gzip",
          "X-Forwarded-For: 192.0.2.1, ::1, x",
          "Forwarded: for=\"[::1\"; by=;;",
          "X-HTTP-Method-Override: DELETE",
          "Cookie: a=b; a=c; \u0001",
          "User-Agent: Yealink SIP-T46G 28.81.0.110 7C:2F:80:AB:CD:EF",
          "User-Agent: Mozilla/4.0 (compatible; snom320-SIP 8.7.3 00041324F00D)",
          "User-Agent: \u00ff\u00fe\u0000",
          " folded: line",
          "\tfolded",
          ": nameless",
          "no colon",
          "Na me: blank",
          "X: " + "y".repeat(9_000),
          "X".repeat(9_000) + ": y");

  private final Random random;
  private final List<byte[]> bodies;
  private final List<String> targets;
  private final List<String> headers;

  /**
   * @param targets beginning with a slash; the phones' or the API's
   * @param headers that are always there
   * @param bodies whole ones, to be spoiled or not
   */
  HostileRequests(Random random, List<String> targets, List<String> headers, List<byte[]> bodies) {
    this.random = random;
    this.targets = targets;
    this.headers = headers;
    this.bodies = bodies;
  }

  byte[] next() {
    return switch (random.nextInt(16)) {
      case 0 -> noise();
      case 1 -> join(request(), request());
      case 2, 3, 4, 5, 6 -> Spoiling.spoil(random, request());
      default -> request();
    };
  }

  private byte[] noise() {
    byte[] bytes = new byte[random.nextInt(400)];
    random.nextBytes(bytes);
    return bytes;
  }

  private byte[] request() {
    byte[] body = random.nextInt(3) == 0 ? new byte[0] : Spoiling.maybe(random, any(bodies));
    boolean odd = random.nextInt(3) == 0;
    String end = odd ? any(ENDS) : "\r\n";
    StringBuilder head =
        new StringBuilder(any(METHODS))
            .append(' ')
            .append(odd ? any(BEFORE) : "")
            .append(any(targets))
            .append(random.nextInt(20) == 0 ? "a/".repeat(random.nextInt(3_000)) : "")
            .append(' ')
            .append(odd ? any(VERSIONS) : "HTTP/1.1")
            .append(end);
    headers.forEach(header -> head.append(header).append(end));
    if (random.nextInt(4) > 0) {
      head.append("Content-Length: ").append(body.length).append(end);
    }
    for (int i = random.nextInt(5); i > 0; i--) {
      String header = any(HEADERS);
      int times = random.nextInt(30) == 0 ? random.nextInt(300) : 1;
      head.append((header + end).repeat(times));
    }
    return join(head.append(end).toString().getBytes(StandardCharsets.ISO_8859_1), body);
  }

  private <T> T any(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  private static byte[] join(byte[] first, byte[] second) {
    ByteArrayOutputStream both = new ByteArrayOutputStream(first.length + second.length);
    both.writeBytes(first);
    both.writeBytes(second);
    return both.toByteArray();
  }
}
