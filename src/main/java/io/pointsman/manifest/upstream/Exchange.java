package io.pointsman.manifest.upstream;

import io.netty.util.NetUtil;
import io.pointsman.delivery.CredentialsKind;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.util.List;
import java.util.UUID;

/**
 * One fetch up to the head of its last answer: each hop's host is looked up and judged, what was
 * judged is connected to, and credentials go to their origins only. Lives on one context.
 */
final class Exchange {

  private static final int REDIRECTS = 3;

  /** By it we know our own fetches, which a template with our own address leads back to us. */
  private static final String VIA = "1.1 pointsman";

  /** A second address is tried where the first does not answer: one family may not be routed. */
  private static final int ADDRESSES = 2;

  /** The longest body that is read only to be dropped, in bytes. */
  private static final int DROPPED = 16 * 1024;

  private final ContextInternal context;
  private final AddressGuard guard;
  private final Clients clients;
  private final FetchOrder order;
  private final Opened opened;
  private final String ourName;
  private UpstreamUrl at;
  private int redirects;
  private boolean challenged;
  private Clients.Lease lease;
  private HttpClientRequest request;
  private boolean over;

  /**
   * What the identity's origins are shown; both null for all others.
   *
   * @param authority PEM or DER
   */
  record Opened(UpstreamCredentials credentials, byte[] authority) {}

  Exchange(
      ContextInternal context,
      AddressGuard guard,
      Clients clients,
      FetchOrder order,
      Opened opened,
      String ourName) {
    this.context = context;
    this.guard = guard;
    this.clients = clients;
    this.order = order;
    this.opened = opened;
    this.ourName = ourName;
    this.at = order.url();
  }

  /** Paused, and neither a redirect that is followed nor a challenge that can be answered. */
  Future<HttpClientResponse> response() {
    return hop(null);
  }

  /** Where the answer came from. */
  UpstreamUrl at() {
    return at;
  }

  /** Whether it asked for the file only if that is no longer what we hold. */
  boolean isConditional() {
    return order.etag() != null || order.lastModified() != null;
  }

  /**
   * Gets rid of an answer whose body nobody wants: read to its end if that is near, so that the
   * connection serves again.
   */
  Future<Void> drop(HttpClientResponse response) {
    long length = response.statusCode() == 304 ? 0 : Bodies.length(response);
    if (length < 0 || length > DROPPED) {
      request.reset();
      request = null;
      return Future.succeededFuture();
    }
    Future<Void> end = response.end();
    response.resume();
    return end.compose(
        done -> {
          request = null;
          // The connection goes back to its pool after this call, and not before.
          Promise<Void> back = context.promise();
          context.runOnContext(back::complete);
          return back.future();
        });
  }

  /** Ends it wherever it is; may be called again. */
  void close() {
    over = true;
    if (request != null) {
      request.reset();
      request = null;
    }
    releaseLease();
  }

  /** Ends it after its answer was read to its end. */
  void done() {
    over = true;
    request = null;
    releaseLease();
  }

  private Future<HttpClientResponse> hop(String authorization) {
    Promise<List<InetAddress>> found = context.promise();
    guard.addresses(at.host()).onComplete(found);
    return found
        .future()
        .compose(addresses -> connected(addresses, 0))
        .compose(connection -> sent(connection, authorization))
        .compose(this::judged);
  }

  private Future<HttpClientRequest> connected(List<InetAddress> addresses, int number) {
    checkRunning();
    releaseLease();
    lease = clients.take(kind(), isOurs() ? opened.authority() : null, proof());
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.GET)
            // By its text: with an address that knows its name, Vert.x would look that up again.
            .setServer(SocketAddress.inetSocketAddress(at.port(), literal(addresses.get(number))))
            .setHost(at.host())
            .setPort(at.port())
            .setSsl(at.https())
            .setURI(at.target());
    return lease
        .client
        .request(options)
        .recover(
            failure ->
                number + 1 < Math.min(ADDRESSES, addresses.size()) && !over
                    ? connected(addresses, number + 1)
                    : Future.failedFuture(failure));
  }

  private Future<HttpClientResponse> sent(HttpClientRequest connection, String authorization) {
    request = connection;
    if (over) {
      request.reset();
    }
    checkRunning();
    String peer = request.connection().remoteAddress().hostAddress();
    InetAddress address = NetUtil.createInetAddressFromIpAddressString(peer);
    if (address == null || !guard.allows(address)) {
      request.reset();
      throw new FetchFailure(
          FailureReason.PRIVATE_ADDRESS, "the connection led to an address that is not public");
    }
    request.connection().exceptionHandler(known -> {});
    request.putHeader("User-Agent", order.userAgent() == null ? ourName : order.userAgent());
    request.putHeader("Via", VIA);
    if (at.isIpv6()) {
      // Vert.x would write it without its brackets.
      request.putHeader("Host", at.authority());
    }
    request.putHeader("Accept", "*/*");
    request.putHeader("Accept-Encoding", "identity");
    if (order.etag() != null) {
      request.putHeader("If-None-Match", order.etag());
    }
    if (order.lastModified() != null) {
      request.putHeader("If-Modified-Since", order.lastModified());
    }
    String shown = authorization == null ? unasked() : authorization;
    if (shown != null) {
      request.putHeader("Authorization", shown);
    }
    return request
        .send()
        .map(
            response -> {
              response.pause();
              // Unheard, Vert.x would log each as an error; what matters comes by the futures.
              response.exceptionHandler(known -> {});
              return response;
            });
  }

  private Future<HttpClientResponse> judged(HttpClientResponse response) {
    checkRunning();
    switch (response.statusCode()) {
      case 301, 302, 303, 307, 308 -> {
        String location = response.getHeader("Location");
        if (location == null) {
          throw new FetchFailure(FailureReason.REDIRECTS, "it redirects without saying where");
        }
        if (++redirects > REDIRECTS) {
          throw new FetchFailure(
              FailureReason.REDIRECTS, "it redirects more than " + REDIRECTS + " times");
        }
        at = at.redirected(location);
        challenged = false;
        return drop(response).compose(dropped -> hop(null));
      }
      case 401 -> {
        String answer = challenged ? null : answer(response);
        if (answer == null) {
          return Future.succeededFuture(response);
        }
        challenged = true;
        return drop(response).compose(dropped -> hop(answer));
      }
      default -> {
        return Future.succeededFuture(response);
      }
    }
  }

  private String answer(HttpClientResponse response) {
    UpstreamCredentials credentials = credentials();
    if (credentials == null || credentials.kind() != CredentialsKind.DIGEST) {
      return null;
    }
    DigestChallenge challenge =
        DigestChallenge.strongest(response.headers().getAll("WWW-Authenticate"));
    if (challenge == null) {
      return null;
    }
    String nonce = UUID.randomUUID().toString().replace("-", "");
    return new DigestAnswer(challenge, nonce)
        .header(credentials.user(), credentials.password(), at.target());
  }

  /** What is sent without being asked for, as Basic is. */
  private String unasked() {
    UpstreamCredentials credentials = credentials();
    return credentials != null && credentials.kind() == CredentialsKind.BASIC
        ? credentials.basic()
        : null;
  }

  private UpstreamCredentials credentials() {
    if (isOurs() && opened.credentials() != null) {
      return opened.credentials();
    }
    return at.userInfo() == null ? null : UpstreamCredentials.ofUserInfo(at.userInfo());
  }

  private UpstreamCredentials proof() {
    UpstreamCredentials credentials = isOurs() ? opened.credentials() : null;
    return credentials != null && credentials.kind() == CredentialsKind.CLIENT_CERTIFICATE
        ? credentials
        : null;
  }

  private Clients.Kind kind() {
    UpstreamIdentity identity = order.identity();
    if (!isOurs()) {
      return Clients.Kind.PLAIN;
    }
    return new Clients.Kind(
        identity.authority() == null ? null : identity.authority().sha256(),
        proof() == null ? null : identity.context() + " " + identity.credentials().since());
  }

  private boolean isOurs() {
    return order.identity().origins().contains(at.origin());
  }

  /** Without the name, and without the scope of an IPv6 address. */
  private static String literal(InetAddress address) {
    return NetUtil.toAddressString(address);
  }

  private void checkRunning() {
    if (over) {
      throw new FetchFailure(FailureReason.SLOW, "it was given up");
    }
  }

  private void releaseLease() {
    if (lease != null) {
      lease.release();
      lease = null;
    }
  }
}
