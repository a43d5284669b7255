package io.pointsman.phone;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Closes a connection whose request does not become whole in time, however steadily it drips: an
 * idle timer would start anew with each byte.
 *
 * <p>It is told what the HTTP decoder gives and arms its timer only when a read left no whole
 * request behind, so that the usual request, which comes in one packet, never meets a timer.
 */
final class HeadDeadline {

  private final long nanoseconds;
  private final PhoneMeters meters;
  private ScheduledFuture<?> timer;
  private boolean heard;
  private boolean open;

  HeadDeadline(Duration limit, PhoneMeters meters) {
    this.nanoseconds = limit.toNanos();
    this.meters = meters;
  }

  /** Whether part of a request has come and the rest has not. */
  boolean isPartial() {
    return timer != null;
  }

  /** The decoder made something of what was read. */
  void heard(Object message) {
    heard = true;
    if (message instanceof LastHttpContent) {
      open = false;
      disarm();
    } else if (message instanceof HttpRequest) {
      open = true;
      disarm();
    }
  }

  void readEnded(ChannelHandlerContext ctx) {
    if ((!heard || open) && timer == null) {
      timer = ctx.executor().schedule(() -> expire(ctx), nanoseconds, TimeUnit.NANOSECONDS);
    }
    heard = false;
  }

  void disarm() {
    if (timer != null) {
      timer.cancel(false);
      timer = null;
    }
  }

  private void expire(ChannelHandlerContext ctx) {
    meters.limited(Limit.HEAD_TIMEOUT);
    ctx.close();
  }
}
