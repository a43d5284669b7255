package io.pointsman.phone;

import io.netty.channel.ChannelHandlerContext;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Closes a connection that is silent for too long. Its one timer is not touched when the phone is
 * heard: it looks when it fires, and goes on if it was too early.
 */
final class IdleDeadline {

  private final long limit;
  private ScheduledFuture<?> timer;
  private long heard = System.nanoTime();

  IdleDeadline(Duration limit) {
    this.limit = limit.toNanos();
  }

  void start(ChannelHandlerContext ctx) {
    look(ctx, limit);
  }

  void heard() {
    heard = System.nanoTime();
  }

  void stop() {
    timer.cancel(false);
  }

  private void look(ChannelHandlerContext ctx, long delay) {
    timer = ctx.executor().schedule(() -> expire(ctx), delay, TimeUnit.NANOSECONDS);
  }

  private void expire(ChannelHandlerContext ctx) {
    long left = limit - (System.nanoTime() - heard);
    if (left > 0) {
      look(ctx, left);
    } else {
      ctx.close();
    }
  }
}
