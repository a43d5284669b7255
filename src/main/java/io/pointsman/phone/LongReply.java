package io.pointsman.phone;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;

/**
 * Writes a file that is in memory part by part, no faster than the phone takes it. At once, it
 * would be held again for each slow phone, and a phone that takes it for longer than a connection
 * may be silent would be cut off in its midst.
 */
final class LongReply {

  /** What is written at once, in bytes. */
  static final int PART = 64 * 1024;

  private final Poll poll;
  private final byte[] file;
  private final int end;
  private final boolean close;
  private int at;
  private boolean writing;

  private LongReply(Poll poll, byte[] file, int from, int length, boolean close) {
    this.poll = poll;
    this.file = file;
    this.at = from;
    this.end = from + length;
    this.close = close;
  }

  /**
   * The connection must be the caller's event loop's; it begins no other request meanwhile.
   *
   * @param file not copied
   * @param length longer than a part
   */
  static void write(
      Poll poll, CharSequence head, byte[] file, int from, int length, boolean close) {
    ByteBuf first = poll.connection.buffer(head.length());
    first.writeCharSequence(head, StandardCharsets.ISO_8859_1);
    poll.answered = true;
    poll.streams = true;
    LongReply reply = new LongReply(poll, file, from, length, close);
    poll.connection.stream(first, reply::writeOn, () -> {});
    reply.writeOn();
  }

  /** Writing may tell at once that more can be written: then the loop that writes goes on. */
  private void writeOn() {
    if (writing) {
      return;
    }
    writing = true;
    boolean takesMore = true;
    while (takesMore && end - at > PART) {
      at += PART;
      takesMore = poll.connection.pass(Unpooled.wrappedBuffer(file, at - PART, PART));
    }
    writing = false;
    if (takesMore) {
      poll.connection.streamed(Unpooled.wrappedBuffer(file, at, end - at), close);
    }
  }
}
