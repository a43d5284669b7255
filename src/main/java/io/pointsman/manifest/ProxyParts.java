package io.pointsman.manifest;

import io.micrometer.core.instrument.MeterRegistry;
import io.pointsman.Network;
import io.pointsman.manifest.upstream.UpstreamClient;
import io.pointsman.manifest.upstream.UpstreamLimits;
import io.pointsman.routing.Contents;
import io.pointsman.routing.Insiders;
import io.pointsman.routing.Purges;
import io.pointsman.routing.RedisStore;
import io.pointsman.security.LinkKeys;
import io.pointsman.security.SecretBox;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts together what answers PROXY profiles. */
final class ProxyParts {

  private final Vertx vertx;
  private final ProxyConfig config;

  ProxyParts(Vertx vertx, ProxyConfig config) {
    this.vertx = vertx;
    this.config = config;
  }

  @Produces
  @Singleton
  UpstreamClient upstream(
      Insiders insiders,
      SecretBox secrets,
      Contents contents,
      @ConfigProperty(name = "quarkus.application.version") String version) {
    UpstreamLimits limits = limits(config);
    return new UpstreamClient(
        vertx,
        limits,
        networks(config),
        insiders::contains,
        UpstreamClient.dns(vertx, limits),
        secrets::open,
        contents::find,
        "Pointsman/" + version);
  }

  @Produces
  @Singleton
  Proxies proxies(
      UpstreamClient upstream,
      Purges purges,
      LinkKeys keys,
      RedisStore redis,
      ProxyFailures failures,
      MeterRegistry registry) {
    ProxyMeters meters = new ProxyMeters(registry);
    meters.watch(upstream);
    ThroughLinks links = new ThroughLinks(signer(keys));
    return new Proxies(
        vertx,
        config,
        purges,
        links,
        new ProxyCopies(vertx, config, upstream, shared(redis), meters, failures),
        new ProxyAnswers(vertx, config, links, meters),
        meters);
  }

  static UpstreamLimits limits(ProxyConfig config) {
    return new UpstreamLimits(
        config.connectTimeout(),
        config.timeout(),
        (int) Math.min(1 << 30, config.maxFile().asLongValue()),
        config.maxPassedOn().asLongValue(),
        config.maxSilence(),
        config.maxFetches(),
        config.maxFetchesPerOrganization(),
        config.maxStreams(),
        config.maxStreamsPerOrganization(),
        config.breakerFailures(),
        config.breakerPause());
  }

  static List<Network> networks(ProxyConfig config) {
    return config.allowedNetworks().orElse(List.of()).stream()
        .map(text -> Network.parse("pointsman.proxy.allowed-networks", text.trim()))
        .toList();
  }

  private SharedCopies shared(RedisStore redis) {
    return redis
        .guarded("proxy", config.redisTimeout())
        .<SharedCopies>map(RedisCopies::new)
        .orElse(SharedCopies.NONE);
  }

  private static LinkSigner signer(LinkKeys keys) {
    return new LinkSigner() {
      @Override
      public boolean available() {
        return keys.available();
      }

      @Override
      public String sign(String key, String message) {
        return keys.sign(key, message);
      }

      @Override
      public boolean verify(String message, String signature) {
        return keys.verify(message, signature);
      }
    };
  }
}
