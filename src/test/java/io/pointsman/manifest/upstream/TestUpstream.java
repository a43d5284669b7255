package io.pointsman.manifest.upstream;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.pointsman.Network;
import io.pointsman.delivery.CredentialsKind;
import io.pointsman.delivery.SealedCredentials;
import io.pointsman.delivery.Upload;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;

/** A client with a Vert.x of its own; names lead where the test says, everything else is real. */
final class TestUpstream implements AutoCloseable {

  static final UpstreamLimits LIMITS = limits(Duration.ofSeconds(2), 1000, Duration.ofMinutes(1));

  static UpstreamLimits limits(Duration timeout, int breakerFailures, Duration breakerPause) {
    return new UpstreamLimits(
        timeout,
        timeout,
        64 * 1024,
        1 << 30,
        Duration.ofMillis(500),
        8,
        4,
        300,
        250,
        breakerFailures,
        breakerPause);
  }

  /** The number of an organization that may use no network of the operator. */
  static final int OUTSIDER = 99;

  final Vertx vertx = Vertx.vertx();
  final Map<String, List<InetAddress>> names = new ConcurrentHashMap<>();
  final Map<String, byte[]> uploads = new ConcurrentHashMap<>();
  final UpstreamClient client;

  TestUpstream() {
    this(LIMITS, "127.0.0.0/8");
  }

  TestUpstream(UpstreamLimits limits, String... allowed) {
    client =
        new UpstreamClient(
            vertx,
            limits,
            List.of(allowed).stream().map(text -> Network.parse("test", text)).toList(),
            organization -> organization != OUTSIDER,
            this::resolve,
            TestUpstream::open,
            upload -> Future.succeededFuture(uploads.get(upload.sha256())),
            "Pointsman/test");
  }

  static FetchOrder order(String url) {
    return order(url, UpstreamIdentity.NONE);
  }

  static FetchOrder order(String url, UpstreamIdentity identity) {
    return new FetchOrder(7, UpstreamUrl.parse(url), identity, null, null, null);
  }

  /** "Sealed" by writing the context before it. */
  static UpstreamIdentity identity(String origin, CredentialsKind kind, String... pairs) {
    JsonObject json = new JsonObject().put("kind", kind.name());
    for (int i = 0; i < pairs.length; i += 2) {
      json.put(pairs[i], pairs[i + 1]);
    }
    return new UpstreamIdentity(
        Set.of(UpstreamUrl.parse(origin).origin()),
        new SealedCredentials(kind, "2026-01-01T00:00:00Z", "profile|" + json.encode()),
        "profile",
        null);
  }

  UpstreamIdentity pinned(String origin, String pem) {
    uploads.put("pin", pem.getBytes(StandardCharsets.US_ASCII));
    return new UpstreamIdentity(
        Set.of(UpstreamUrl.parse(origin).origin()),
        null,
        null,
        new Upload("ca.pem", 1, "pin", 1, "application/x-pem-file", "2026-01-01_00:00:00"));
  }

  TestUpstream name(String host, String... addresses) throws Exception {
    InetAddress[] all = new InetAddress[addresses.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = InetAddress.getByAddress(host, InetAddress.getByName(addresses[i]).getAddress());
    }
    names.put(host, List.of(all));
    return this;
  }

  /** The text of a file, or why there is none. */
  String fetch(FetchOrder order) throws Exception {
    try {
      Fetched fetched = get(client.fetch(order));
      return fetched instanceof Fetched.Whole whole
          ? new String(whole.bytes(), StandardCharsets.UTF_8)
          : fetched.toString();
    } catch (ExecutionException failed) {
      FetchFailure failure = (FetchFailure) failed.getCause();
      return failure.reason() + ": " + failure.getMessage();
    }
  }

  String fetch(String url) throws Exception {
    return fetch(order(url));
  }

  static <T> T get(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(20, SECONDS);
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private Future<List<InetAddress>> resolve(String host) {
    try {
      List<InetAddress> known = names.get(host);
      if (known != null) {
        return Future.succeededFuture(known);
      }
      return host.matches("[0-9.]+|.*:.*")
          ? Future.succeededFuture(List.of(InetAddress.getByName(host)))
          : Future.failedFuture("unknown host");
    } catch (Exception failure) {
      return Future.failedFuture(failure);
    }
  }

  private static byte[] open(String sealed, String context) {
    if (!sealed.startsWith(context + "|")) {
      throw new IllegalStateException("sealed for another");
    }
    return sealed.substring(context.length() + 1).getBytes(StandardCharsets.UTF_8);
  }
}
