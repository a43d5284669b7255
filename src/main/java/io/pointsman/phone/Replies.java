package io.pointsman.phone;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;

/**
 * Writes answers. None has a body, and all refusals are the same bytes: what is not there for a
 * phone must not differ from what it may not see.
 */
final class Replies {

  // Capitalised as the servers that phones were built against write them: names are alike in any
  // case, but not to every client that is a few kilobytes of firmware.
  private static final byte[] FOUND = ascii("HTTP/1.1 302 Found\r\nLocation: ");
  private static final byte[] TEMPORARY = ascii("HTTP/1.1 307 Temporary Redirect\r\nLocation: ");
  private static final byte[] REFUSED = ascii("HTTP/1.1 404 Not Found");
  private static final byte[] LATER = ascii("HTTP/1.1 503 Service Unavailable\r\nRetry-After: ");
  private static final byte[] METHOD = ascii("HTTP/1.1 405 Method Not Allowed\r\nAllow: GET, HEAD");
  private static final byte[] MALFORMED = ascii("HTTP/1.1 400 Bad Request");
  private static final byte[] VERSION = ascii("HTTP/1.1 501 Not Implemented");
  private static final byte[] END =
      ascii("\r\nCache-Control: no-store\r\nContent-Length: 0\r\n\r\n");
  private static final byte[] CLOSE =
      ascii("\r\nCache-Control: no-store\r\nContent-Length: 0\r\nconnection: close\r\n\r\n");
  private static final byte[] KEEP_ALIVE =
      ascii("\r\nCache-Control: no-store\r\nContent-Length: 0\r\nconnection: keep-alive\r\n\r\n");

  private static final int MINOR_VERSION = "HTTP/1.".length();
  private static final byte[] NOTHING = {};

  private Replies() {}

  static void redirect(Poll poll, int status, String location, boolean close) {
    redirect(poll, status, ascii(location), close);
  }

  /** The location goes out byte for byte; nothing encodes it. */
  static void redirect(Poll poll, int status, byte[] location, boolean close) {
    send(poll, status == 307 ? TEMPORARY : FOUND, location, close);
  }

  static void refuse(Poll poll, boolean close) {
    send(poll, REFUSED, NOTHING, close);
  }

  static void later(Poll poll, int seconds, boolean close) {
    send(poll, LATER, ascii(Integer.toString(Math.max(1, seconds))), close);
  }

  static void methodNotAllowed(Poll poll, boolean close) {
    send(poll, METHOD, NOTHING, close);
  }

  static void malformed(Poll poll) {
    send(poll, MALFORMED, NOTHING, true);
  }

  static void unknownVersion(Poll poll) {
    send(poll, VERSION, NOTHING, true);
  }

  private static void send(Poll poll, byte[] head, byte[] value, boolean askedToClose) {
    HttpVersion version = poll.request.protocolVersion();
    boolean old = version == HttpVersion.HTTP_1_0;
    boolean close = askedToClose || !poll.keepsAlive();
    byte[] tail = close ? CLOSE : old ? KEEP_ALIVE : END;
    if (old && close && !askedToClose) {
      // That it closes is what HTTP/1.0 means if nobody says anything.
      tail = END;
    }
    ByteBuf answer = poll.connection.buffer(head.length + value.length + tail.length);
    answer.writeBytes(head).writeBytes(value).writeBytes(tail);
    if (old) {
      answer.setByte(MINOR_VERSION, '0');
    }
    poll.connection.answer(answer, close);
    poll.answered = true;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
