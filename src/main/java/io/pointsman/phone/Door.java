package io.pointsman.phone;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts connections as they are accepted, before TLS and before the first byte is read, and keeps
 * them so that they can be let go when the process stops. Shared by all event loops; its maps are
 * bounded by the number of connections that it admits.
 */
final class Door {

  /** For requests that are on their way to us when the port closes. */
  private static final long GRACE_MILLIS = 500;

  private final int most;
  private final int mostPerAddress;
  private final boolean proxiesOnly;
  private final TrustedProxies proxies;
  private final PhoneMeters meters;
  private final AtomicInteger open = new AtomicInteger();
  private final ConcurrentHashMap<ClientKey, Integer> addresses = new ConcurrentHashMap<>();
  private final Set<Visitor> visitors = ConcurrentHashMap.newKeySet();
  private final Promise<Void> empty = Promise.promise();
  private volatile boolean draining;
  private volatile boolean shut;

  Door(PhoneConfig config, TrustedProxies proxies, PhoneMeters meters) {
    this.most = config.maxConnections();
    this.mostPerAddress = config.maxConnectionsPerAddress();
    this.proxiesOnly = config.proxyProtocol();
    this.proxies = proxies;
    this.meters = meters;
    meters.watchConnections(open::get);
  }

  /** Lets a new connection in, or closes it and says false. */
  boolean admits(Channel channel) {
    InetAddress peer =
        channel.remoteAddress() instanceof InetSocketAddress address ? address.getAddress() : null;
    if (peer == null || shut) {
      channel.close();
      return false;
    }
    boolean trusted = proxies.contains(peer);
    Limit limit = enter(peer, trusted);
    if (limit != null) {
      meters.limited(limit);
      channel.close();
      return false;
    }
    Visitor visitor = new Visitor(channel, peer, trusted);
    channel.attr(Visitor.KEY).set(visitor);
    visitors.add(visitor);
    channel.closeFuture().addListener(closed -> leave(visitor));
    return true;
  }

  int open() {
    return open.get();
  }

  /** Whether phones are to be asked to go elsewhere. */
  boolean isDraining() {
    return draining;
  }

  void drain() {
    draining = true;
  }

  /**
   * Soon closes who waits for nothing. Not at once: a request may lie in the socket that was sent
   * before the port closed.
   *
   * @return completes when the last connection is gone
   */
  Future<Void> shut() {
    draining = true;
    shut = true;
    for (Visitor visitor : visitors) {
      visitor
          .channel
          .eventLoop()
          .schedule(() -> closeIfIdle(visitor), GRACE_MILLIS, TimeUnit.MILLISECONDS);
    }
    if (open.get() == 0) {
      empty.tryComplete();
    }
    return empty.future();
  }

  /** Closes who is still there; as {@link #shut}. */
  Future<Void> closeAll() {
    visitors.forEach(visitor -> visitor.channel.close());
    return empty.future();
  }

  private static void closeIfIdle(Visitor visitor) {
    if (visitor.isIdle()) {
      // Behind the answers that still wait for a slow phone to take them.
      visitor.channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }
  }

  private Limit enter(InetAddress peer, boolean trusted) {
    if (proxiesOnly && !trusted) {
      return Limit.UNTRUSTED_PROXY;
    }
    if (open.incrementAndGet() > most) {
      open.decrementAndGet();
      return Limit.CONNECTIONS;
    }
    if (counts(trusted) && !enter(ClientKey.of(peer))) {
      open.decrementAndGet();
      return Limit.ADDRESS_CONNECTIONS;
    }
    return null;
  }

  private boolean enter(ClientKey key) {
    if (addresses.merge(key, 1, Integer::sum) <= mostPerAddress) {
      return true;
    }
    leave(key);
    return false;
  }

  private void leave(Visitor visitor) {
    visitors.remove(visitor);
    if (counts(visitor.trusted)) {
      leave(ClientKey.of(visitor.peer));
    }
    if (open.decrementAndGet() == 0 && shut) {
      empty.tryComplete();
    }
  }

  private void leave(ClientKey key) {
    addresses.computeIfPresent(key, (same, count) -> count == 1 ? null : count - 1);
  }

  private boolean counts(boolean trusted) {
    return mostPerAddress > 0 && !trusted;
  }
}
