package io.pointsman.testing;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;

/** Answers of tenants' servers: good ones, and all the bad ones. */
public final class TenantAnswers {

  private static final int STEP = 64 * 1024;

  private TenantAnswers() {}

  /**
   * @param headers whole lines, such as {@code ETag: "1"}
   */
  public static TenantAnswer body(String mediaType, byte[] body, String... headers) {
    return (request, out) -> {
      head(out, "200 OK", with(headers, "Content-Type: " + mediaType, length(body.length)));
      if (!request.method().equals("HEAD")) {
        out.write(body);
      }
    };
  }

  public static TenantAnswer text(String body, String... headers) {
    return body("text/plain", body.getBytes(StandardCharsets.UTF_8), headers);
  }

  /** With an entity tag: 304 for whoever holds it already. */
  public static TenantAnswer tagged(String etag, String body, String... headers) {
    return (request, out) -> {
      String[] all = with(headers, "ETag: " + etag);
      if (etag.equals(request.header("if-none-match"))) {
        head(out, "304 Not Modified", all);
      } else {
        text(body, all).write(request, out);
      }
    };
  }

  /** No body. */
  public static TenantAnswer status(int status, String... headers) {
    return (request, out) -> head(out, status + " Said", with(headers, length(0)));
  }

  public static TenantAnswer redirect(String location) {
    return status(302, "Location: " + location);
  }

  /** Another answer for whoever does not show that header's value. */
  public static TenantAnswer only(String header, String value, TenantAnswer then, TenantAnswer or) {
    return (request, out) -> (value.equals(request.header(header)) ? then : or).write(request, out);
  }

  public static TenantAnswer after(long millis, TenantAnswer then) {
    return (request, out) -> {
      Thread.sleep(millis);
      then.write(request, out);
    };
  }

  /** Answers once the gate is open. */
  public static TenantAnswer behind(CountDownLatch gate, TenantAnswer then) {
    return (request, out) -> {
      gate.await();
      then.write(request, out);
    };
  }

  /** A head, and then nothing for as long as it is listened to. */
  public static TenantAnswer stalled(byte[] begin, long announced) {
    return (request, out) -> {
      head(out, "200 OK", "Content-Type: text/plain", length(announced));
      out.write(begin);
      out.flush();
      Thread.sleep(Long.MAX_VALUE);
    };
  }

  /** Chunks without end. */
  public static TenantAnswer endless() {
    return (request, out) -> {
      head(out, "200 OK", "Content-Type: text/plain", "Transfer-Encoding: chunked");
      byte[] chunk = ("4000\r\n" + "x".repeat(0x4000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
      while (true) {
        out.write(chunk);
      }
    };
  }

  /** Header lines without end. */
  public static TenantAnswer endlessHead() {
    return (request, out) -> {
      out.write(ascii("HTTP/1.1 200 OK\r\n"));
      while (true) {
        out.write(ascii("X-More: " + "x".repeat(1000) + "\r\n"));
      }
    };
  }

  /** Says that it is longer than it is. */
  public static TenantAnswer truncated(String body, int announced) {
    return (request, out) -> {
      head(out, "200 OK", "Content-Type: text/plain", length(announced));
      out.write(body.getBytes(StandardCharsets.UTF_8));
      out.flush();
      throw new EOFException();
    };
  }

  /** Packed, though nobody asked for it. */
  public static TenantAnswer gzip(byte[] body) {
    return body("text/plain", packed(body), "Content-Encoding: gzip");
  }

  /** Bytes as they are, and the end of the connection. */
  public static TenantAnswer raw(String bytes) {
    return (request, out) -> {
      out.write(bytes.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      throw new EOFException();
    };
  }

  /** A firmware: byte number {@code n} of it is {@code n % 251}. */
  public static TenantAnswer firmware(long size, String... headers) {
    return (request, out) -> {
      head(
          out,
          "200 OK",
          with(headers, "Content-Type: application/octet-stream", length(size), "ETag: \"fw\""));
      byte[] step = new byte[251 * 256];
      for (int i = 0; i < step.length; i++) {
        step[i] = (byte) (i % 251);
      }
      for (long left = size; left > 0; left -= step.length) {
        out.write(step, 0, (int) Math.min(step.length, left));
      }
    };
  }

  public static byte[] packed(byte[] body) {
    try {
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (GZIPOutputStream out = new GZIPOutputStream(packed, STEP)) {
        out.write(body);
      }
      return packed.toByteArray();
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static void head(OutputStream out, String status, String... headers) throws IOException {
    out.write(ascii("HTTP/1.1 " + status + "\r\n" + String.join("\r\n", headers) + "\r\n\r\n"));
  }

  private static String length(long length) {
    return "Content-Length: " + length;
  }

  private static String[] with(String[] headers, String... more) {
    String[] all = new String[headers.length + more.length];
    System.arraycopy(headers, 0, all, 0, headers.length);
    System.arraycopy(more, 0, all, headers.length, more.length);
    return all;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
