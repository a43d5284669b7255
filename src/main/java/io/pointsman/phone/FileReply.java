package io.pointsman.phone;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.pointsman.manifest.Answer;
import io.pointsman.manifest.Delivered;
import java.nio.charset.StandardCharsets;

/**
 * Writes a whole file: with its strong ETag, as 304 to whom has it, in part to whom asks for a
 * range.
 */
final class FileReply {

  private FileReply() {}

  static void write(Poll poll, Delivered.Body body, boolean askedToClose) {
    HttpHeaders headers = poll.request.headers();
    boolean close = askedToClose || !poll.keepsAlive();
    String match = headers.get(HttpHeaderNames.IF_NONE_MATCH);
    if (match != null && ETags.matches(match, body.etag())) {
      send(poll, head(poll, "304 Not Modified", body, close), body.bytes(), 0, 0, close);
      return;
    }
    ByteRange range = range(headers, body);
    if (range == null) {
      StringBuilder head = head(poll, "200 OK", body, close);
      type(head, body, body.bytes().length);
      send(poll, head, body.bytes(), 0, body.bytes().length, close);
    } else if (range.isBeyond()) {
      StringBuilder head = head(poll, "416 Range Not Satisfiable", body, close);
      head.append("Content-Range: bytes */").append(body.bytes().length).append("\r\n");
      head.append("Content-Length: 0\r\n");
      send(poll, head, body.bytes(), 0, 0, close);
    } else {
      StringBuilder head = head(poll, "206 Partial Content", body, close);
      head.append("Content-Range: bytes ").append(range.first()).append('-').append(range.last());
      head.append('/').append(body.bytes().length).append("\r\n");
      type(head, body, range.length());
      send(poll, head, body.bytes(), range.first(), range.length(), close);
    }
  }

  /** Null for the whole file: none is asked for, or of another version of the file. */
  private static ByteRange range(HttpHeaders headers, Delivered.Body body) {
    String asked = headers.get(HttpHeaderNames.RANGE);
    if (asked == null) {
      return null;
    }
    String version = headers.get(HttpHeaderNames.IF_RANGE);
    return version != null && !version.equals(body.etag())
        ? null
        : ByteRange.parse(asked, body.bytes().length);
  }

  static StringBuilder head(Poll poll, String status, boolean close) {
    boolean old = poll.request.protocolVersion() == HttpVersion.HTTP_1_0;
    StringBuilder head = new StringBuilder(384).append(old ? "HTTP/1.0 " : "HTTP/1.1 ");
    head.append(status).append("\r\n");
    if (close) {
      head.append("connection: close\r\n");
    } else if (old) {
      head.append("connection: keep-alive\r\n");
    }
    return head;
  }

  private static StringBuilder head(Poll poll, String status, Delivered.Body body, boolean close) {
    StringBuilder head = head(poll, status, close);
    for (Answer.Header header : body.headers()) {
      head.append(header.name()).append(": ").append(header.value()).append("\r\n");
    }
    return head;
  }

  private static void type(StringBuilder head, Delivered.Body body, int length) {
    head.append("Content-Type: ").append(body.mediaType()).append("\r\n");
    head.append("Content-Length: ").append(length).append("\r\n");
  }

  private static void send(
      Poll poll, StringBuilder head, byte[] bytes, int from, int length, boolean close) {
    head.append("\r\n");
    int part = poll.request.method() == HttpMethod.HEAD ? 0 : length;
    if (part > LongReply.PART) {
      LongReply.write(poll, head, bytes, from, part, close);
      return;
    }
    ByteBuf answer = poll.connection.buffer(head.length() + part);
    answer.writeCharSequence(head, StandardCharsets.ISO_8859_1);
    answer.writeBytes(bytes, from, part);
    poll.connection.answer(answer, close);
    poll.answered = true;
  }
}
