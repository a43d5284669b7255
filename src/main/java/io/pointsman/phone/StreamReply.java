package io.pointsman.phone;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.pointsman.manifest.Delivered;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/**
 * Passes a big file on as it comes, no faster than the phone takes it: what is held of it is what
 * the socket's buffers hold.
 */
final class StreamReply {

  /**
   * Parts on their way at a time. Asked for one by one: between two threads, pausing comes too
   * late.
   */
  private static final int WINDOW = 4;

  private static final byte[] END_OF_LINE = {'\r', '\n'};
  private static final byte[] LAST_CHUNK = {'0', '\r', '\n', '\r', '\n'};

  private final Poll poll;
  private final Delivered.Stream stream;
  private final boolean chunked;
  private final boolean close;

  /** Parts that were passed and not yet asked for again. */
  private int owed;

  private boolean ended;

  private StreamReply(Poll poll, Delivered.Stream stream, boolean askedToClose) {
    boolean old = poll.request.protocolVersion() == HttpVersion.HTTP_1_0;
    this.poll = poll;
    this.stream = stream;
    this.chunked = stream.length() < 0 && !old;
    this.close = askedToClose || !poll.keepsAlive() || stream.length() < 0 && old;
  }

  /** The connection must be the caller's event loop's; it begins no other request meanwhile. */
  static void write(Poll poll, Delivered.Stream stream, boolean askedToClose) {
    new StreamReply(poll, stream, askedToClose).begin();
  }

  private void begin() {
    StringBuilder head = FileReply.head(poll, "200 OK", close);
    head.append("Cache-Control: ").append(Delivered.CACHE_CONTROL);
    head.append("\r\nContent-Type: ").append(stream.mediaType());
    if (stream.etag() != null) {
      head.append("\r\nETag: ").append(stream.etag());
    }
    if (chunked) {
      head.append("\r\nTransfer-Encoding: chunked");
    } else if (stream.length() >= 0) {
      head.append("\r\nContent-Length: ").append(stream.length());
    }
    head.append("\r\n\r\n");
    ByteBuf first = poll.connection.buffer(head.length());
    first.writeCharSequence(head, StandardCharsets.ISO_8859_1);
    poll.answered = true;
    if (poll.request.method() == HttpMethod.HEAD) {
      stream.close().run();
      poll.connection.answer(first, close);
      return;
    }
    poll.streams = true;
    poll.connection.stream(first, this::takesMore, this::gone);
    stream
        .bytes()
        .exceptionHandler(failure -> onLoop(this::broken))
        .endHandler(end -> onLoop(this::end))
        .handler(part -> onLoop(() -> pass(part)))
        .fetch(WINDOW);
  }

  private void pass(Buffer part) {
    if (ended) {
      return;
    }
    if (part.length() == 0) {
      // As a chunk it would be the last one.
      stream.bytes().fetch(1);
      return;
    }
    byte[] size =
        chunked
            ? (Integer.toHexString(part.length()) + "\r\n").getBytes(StandardCharsets.ISO_8859_1)
            : new byte[0];
    ByteBuf bytes = poll.connection.buffer(size.length + part.length() + 2);
    bytes.writeBytes(size).writeBytes(part.getByteBuf());
    if (chunked) {
      bytes.writeBytes(END_OF_LINE);
    }
    if (poll.connection.pass(bytes)) {
      stream.bytes().fetch(1);
    } else {
      owed++;
    }
  }

  private void takesMore() {
    if (!ended && owed > 0) {
      int parts = owed;
      owed = 0;
      stream.bytes().fetch(parts);
    }
  }

  private void end() {
    if (!ended) {
      ended = true;
      ByteBuf last = poll.connection.buffer(LAST_CHUNK.length);
      if (chunked) {
        last.writeBytes(LAST_CHUNK);
      }
      poll.connection.streamed(last, close);
    }
  }

  /** Half a file must not look like a whole one. */
  private void broken() {
    if (!ended) {
      ended = true;
      poll.connection.cut();
    }
  }

  private void gone() {
    if (!ended) {
      ended = true;
      stream.close().run();
    }
  }

  private void onLoop(Runnable step) {
    if (poll.visitor.channel.eventLoop().inEventLoop()) {
      step.run();
    } else {
      poll.visitor.channel.eventLoop().execute(step);
    }
  }
}
