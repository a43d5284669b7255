package io.pointsman.manifest.upstream;

import io.netty.util.NetUtil;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.util.List;

/**
 * Connects one fetch to its hosts, one after the other: each is looked up and judged, and what was
 * judged is connected to. Lives on one context.
 */
final class Connector {

  /** A second address is tried where the first does not answer: one family may not be routed. */
  private static final int ADDRESSES = 2;

  private final ContextInternal context;
  private final AddressGuard guard;
  private final Clients clients;
  private final OpenedIdentity identity;
  private Clients.Lease lease;
  private boolean closed;

  Connector(ContextInternal context, AddressGuard guard, Clients clients, OpenedIdentity identity) {
    this.context = context;
    this.guard = guard;
    this.clients = clients;
    this.identity = identity;
  }

  /** A request that is not sent yet, on a connection to that host. */
  Future<HttpClientRequest> connect(UpstreamUrl to) {
    Promise<List<InetAddress>> found = context.promise();
    guard.addresses(to.host()).onComplete(found);
    return found.future().compose(addresses -> connected(to, addresses, 0)).map(this::judged);
  }

  /**
   * @throws FetchFailure once it is closed
   */
  void checkOpen() {
    if (closed) {
      throw new FetchFailure(FailureReason.SLOW, "it was given up");
    }
  }

  /** Connects no more; may be called again. Requests are left to those who have them. */
  void close() {
    closed = true;
    releaseLease();
  }

  private Future<HttpClientRequest> connected(
      UpstreamUrl to, List<InetAddress> addresses, int number) {
    checkOpen();
    releaseLease();
    lease = identity.lease(clients, to);
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.GET)
            // By its text: with an address that knows its name, Vert.x would look that up again.
            .setServer(SocketAddress.inetSocketAddress(to.port(), literal(addresses.get(number))))
            .setHost(to.host())
            .setPort(to.port())
            .setSsl(to.https())
            .setURI(to.target());
    return lease
        .client
        .request(options)
        .recover(
            failure ->
                number + 1 < Math.min(ADDRESSES, addresses.size()) && !closed
                    ? connected(to, addresses, number + 1)
                    : Future.failedFuture(failure));
  }

  private HttpClientRequest judged(HttpClientRequest request) {
    if (closed) {
      request.reset();
    }
    checkOpen();
    String peer = request.connection().remoteAddress().hostAddress();
    InetAddress address = NetUtil.createInetAddressFromIpAddressString(peer);
    if (address == null || !guard.allows(address)) {
      request.reset();
      throw new FetchFailure(
          FailureReason.PRIVATE_ADDRESS, "the connection led to an address that is not public");
    }
    return request;
  }

  /** Without the name, and without the scope of an IPv6 address. */
  private static String literal(InetAddress address) {
    return NetUtil.toAddressString(address);
  }

  private void releaseLease() {
    if (lease != null) {
      lease.release();
      lease = null;
    }
  }
}
