package io.pointsman.phone;

import io.netty.util.NetUtil;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;

/** Finds out who is at the other end of a connection or request, and how fast they may ask. */
final class ClientLimits {

  private final TrustedProxies proxies;
  private final ForwardedClient forwarded;
  private final RateLimit rates;
  private final boolean proxyProtocol;

  ClientLimits(PhoneConfig config, TrustedProxies proxies) {
    this.proxies = proxies;
    this.forwarded = new ForwardedClient(proxies, config.forwardedHeader());
    this.rates = new RateLimit(config);
    this.proxyProtocol = config.proxyProtocol();
  }

  /** Looks up what holds for a whole connection, once. */
  void greet(Visitor visitor, SocketAddress remote) {
    if (proxyProtocol && remote != null && remote.hostAddress() != null) {
      InetAddress told = NetUtil.createInetAddressFromIpAddressString(remote.hostAddress());
      visitor.client = told == null ? visitor.peer : told;
    }
    if (!proxies.contains(visitor.client)) {
      visitor.bucket = rates.of(visitor.client);
    }
  }

  /** Takes a token for one request: 0, or the nanoseconds until there is one. */
  long take(Poll poll) {
    TokenBucket bucket = poll.visitor.bucket;
    if (poll.visitor.trusted && proxies.contains(poll.visitor.client)) {
      poll.client = forwarded.of(poll.request.headers(), poll.visitor.client);
      bucket = proxies.contains(poll.client) ? null : rates.of(poll.client);
    }
    return bucket == null ? 0 : bucket.take(poll.began);
  }
}
