package io.pointsman.manifest;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.util.NetUtil;
import io.pointsman.delivery.Delivery;
import io.pointsman.delivery.ProxyRules;
import io.pointsman.dialect.Evidence;
import io.pointsman.dialect.Recognition;
import io.pointsman.mac.MacAddress;
import io.pointsman.mac.Vendor;
import io.pointsman.manifest.upstream.UpstreamClient;
import io.pointsman.registry.Mode;
import io.pointsman.routing.RoutedProfile;
import io.pointsman.routing.Target;
import io.pointsman.template.TemplateSyntax;
import io.pointsman.template.UrlTemplate;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** A replica's answers to phones of PROXY profiles, with what a test wants to turn. */
final class TestProxy implements AutoCloseable {

  static final MacAddress MAC = new MacAddress(0x7c2f80aabbccL);
  static final UUID PROFILE = new UUID(1, 1);
  static final ProxyRules RULES =
      new ProxyRules(false, true, Map.of(), false, false, 60, 3600, null, null, "k1");

  final Vertx vertx = Vertx.vertx();
  final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  final ProxyFailures failures = new ProxyFailures();
  final ThroughLinks links = new ThroughLinks(new TestSigner());
  volatile long purge;
  private final Proxies proxies;

  /** What Redis is to real ones. */
  static final class Shared implements SharedCopies {
    final Map<String, byte[]> copies = new ConcurrentHashMap<>();

    @Override
    public Future<Copy> find(CopyKey key) {
      byte[] encoded = copies.get(key.inRedis());
      return Future.succeededFuture(
          encoded == null ? null : Copy.decode(encoded, Moment.now()).orElseThrow());
    }

    @Override
    public void keep(CopyKey key, Copy copy, long seconds) {
      copies.put(key.inRedis(), copy.encoded());
    }

    @Override
    public void forget(CopyKey key) {
      copies.remove(key.inRedis());
    }
  }

  /** A signature that is the key's name and a hash; {@code k1} and {@code k2} are configured. */
  private static final class TestSigner implements LinkSigner {
    @Override
    public boolean available() {
      return true;
    }

    @Override
    public String sign(String key, String message) {
      return key + "-" + Integer.toHexString(message.hashCode());
    }

    @Override
    public boolean verify(String message, String signature) {
      return List.of(sign("k1", message), sign("k2", message)).contains(signature);
    }
  }

  TestProxy(ProxyConfig config, SharedCopies shared) {
    UpstreamClient upstream =
        new UpstreamClient(
            vertx,
            ProxyParts.limits(config),
            ProxyParts.networks(config),
            organization -> true,
            host ->
                Future.succeededFuture(List.of(NetUtil.createInetAddressFromIpAddressString(host))),
            (text, context) -> text.getBytes(StandardCharsets.UTF_8),
            upload -> Future.failedFuture("none"),
            "Pointsman/test");
    ProxyMeters meters = new ProxyMeters(registry);
    meters.watch(upstream);
    proxies =
        new Proxies(
            vertx,
            config,
            (profile, mac) -> purge,
            links,
            new ProxyCopies(vertx, config, upstream, shared, meters, failures),
            new ProxyAnswers(vertx, config, links, meters),
            meters);
  }

  TestProxy() {
    this(TestProxyConfig.PLAIN, SharedCopies.NONE);
  }

  static DeliveryRequest request(String template, ProxyRules rules, MacAddress mac, String path) {
    Target target = new Target(UrlTemplate.parse(TemplateSyntax.NEUTRAL, template), 302);
    String file = path.substring(path.lastIndexOf('/') + 1);
    return new DeliveryRequest(
        mac,
        new Recognition(Vendor.SNOM, mac, Evidence.PATH, null, "D785", null, file),
        path,
        null,
        "Mozilla/4.0 (compatible; snomD785)",
        "http://prov.example/v/snom",
        new RoutedProfile(1, PROFILE, 7, Mode.PROXY, target, Map.of(), new Delivery(null, rules)),
        target.template(),
        302);
  }

  Delivered deliver(DeliveryRequest request) throws Exception {
    return proxies.deliver(request).toCompletionStage().toCompletableFuture().get(20, SECONDS);
  }

  ProxyView view(DeliveryRequest request) throws Exception {
    return proxies.view(request).toCompletionStage().toCompletableFuture().get(20, SECONDS);
  }

  Future<Delivered> begin(DeliveryRequest request) {
    return proxies.deliver(request);
  }

  /** The text of a body; for anything else what it is. */
  String text(DeliveryRequest request) throws Exception {
    Delivered delivered = deliver(request);
    if (delivered instanceof Delivered.Stream stream) {
      return new String(all(stream), StandardCharsets.UTF_8);
    }
    return delivered instanceof Delivered.Body body
        ? new String(body.bytes(), StandardCharsets.UTF_8)
        : delivered.toString();
  }

  static byte[] all(Delivered.Stream stream) throws Exception {
    Buffer read = Buffer.buffer();
    CompletableFuture<byte[]> all = new CompletableFuture<>();
    stream.bytes().exceptionHandler(all::completeExceptionally);
    stream.bytes().endHandler(end -> all.complete(read.getBytes()));
    stream.bytes().handler(read::appendBuffer).fetch(Long.MAX_VALUE);
    return all.get(60, SECONDS);
  }

  double counted(String meter, String tag, String value) {
    return registry.get(meter).tag(tag, value).counter().count();
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
