package io.pointsman.phone;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pointsman.mac.MacAddress;
import io.pointsman.mac.Vendor;
import io.pointsman.manifest.Delivered;
import io.pointsman.manifest.DeliveryRequest;
import io.pointsman.registry.Mode;
import io.pointsman.routing.Freshness;
import io.pointsman.routing.OwnUrls;
import io.pointsman.routing.Route;
import io.pointsman.routing.RoutedProfile;
import io.pointsman.routing.Target;
import io.pointsman.template.TemplateSyntax;
import io.pointsman.template.UrlTemplate;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.SSLOptions;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A listener on free ports with routes, freshness and own URLs at a test's command. */
final class TestListener implements AutoCloseable {

  static final String KNOWN = "7c2f80abcdef";

  final Vertx vertx;
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final Map<MacAddress, Route> routes = new ConcurrentHashMap<>();
  final PhoneListener listener;
  volatile Freshness.State state = Freshness.State.FRESH;
  volatile Future<Freshness.State> catchUp = Future.succeededFuture(Freshness.State.FRESH);
  volatile UrlTemplate cachedOwnUrl;
  volatile Future<UrlTemplate> foundOwnUrl = Future.failedFuture("no store");
  volatile Function<DeliveryRequest, Future<Delivered>> deliveries =
      request -> Future.failedFuture("none");
  volatile RuntimeException failure;
  final Set<String> threads = ConcurrentHashMap.newKeySet();
  final AtomicInteger catchUpAsked = new AtomicInteger();

  TestListener(String... settings) {
    this(null, settings);
  }

  TestListener(SSLOptions tls, String... settings) {
    this(Vertx.vertx(), tls, settings);
  }

  TestListener(Vertx vertx, SSLOptions tls, String... settings) {
    this(vertx, tls, null, settings);
  }

  TestListener(Vertx vertx, SSLOptions tls, PhoneTraces traces, String... settings) {
    this.vertx = vertx;
    listener =
        new PhoneListener(
            vertx,
            config(settings),
            this::route,
            freshness(),
            ownUrls(),
            this::deliver,
            meters,
            traces,
            tls);
    routes.put(MacAddress.parse(KNOWN), toProfile("https://prov.example/{mac.lower}.xml", 302));
    join(listener.open());
  }

  static PhoneConfig config(String... settings) {
    Map<String, String> values = new HashMap<>();
    values.put("pointsman.phone.host", "127.0.0.1");
    values.put("pointsman.phone.port", "0");
    values.put("pointsman.phone.tls-port", "0");
    values.put("pointsman.phone.event-loops", "2");
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      values.put("pointsman.phone." + setting.substring(0, equals), setting.substring(equals + 1));
    }
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withMapping(PhoneConfig.class)
        .withSources(new PropertiesConfigSource(values, "test", 500))
        .build()
        .getConfigMapping(PhoneConfig.class);
  }

  static UrlTemplate template(String text) {
    return UrlTemplate.parse(TemplateSyntax.NEUTRAL, text);
  }

  static RoutedProfile profile(String url, int status) {
    return new RoutedProfile(
        1, UUID.randomUUID(), 1, Mode.REDIRECT, new Target(template(url), status), Map.of());
  }

  static Route toProfile(String url, int status) {
    return new Route.ToProfile(profile(url, status));
  }

  static Route toProfile(String url, Vendor vendor, String urlOfVendor) {
    return new Route.ToProfile(
        new RoutedProfile(
            1,
            UUID.randomUUID(),
            1,
            Mode.REDIRECT,
            new Target(template(url), 302),
            Map.of(vendor, new Target(template(urlOfVendor), 302))));
  }

  static <T> T join(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
  }

  void route(String mac, Route route) {
    routes.put(MacAddress.parse(mac), route);
  }

  RawPhone phone() {
    return new RawPhone(listener.port());
  }

  /** One request on a connection of its own; the whole answer up to the end of its head. */
  String get(String target, String... headers) {
    try (RawPhone phone = phone()) {
      return phone.ask("GET", target, headers);
    }
  }

  double answers(String vendor, String result) {
    return meters
        .get("pointsman.phone.answers")
        .tag("vendor", vendor)
        .tag("result", result)
        .functionCounter()
        .count();
  }

  double limited(String limit) {
    return meters.get("pointsman.phone.limits").tag("limit", limit).counter().count();
  }

  @Override
  public void close() {
    join(vertx.close());
  }

  private Future<Delivered> deliver(DeliveryRequest request) {
    return deliveries.apply(request);
  }

  private Route route(MacAddress mac) {
    threads.add(Thread.currentThread().getName());
    if (failure != null) {
      throw failure;
    }
    return routes.getOrDefault(mac, new Route.Unknown());
  }

  private Freshness freshness() {
    return new Freshness() {
      @Override
      public State state() {
        return state;
      }

      @Override
      public boolean schemaTooOld() {
        return false;
      }

      @Override
      public Future<State> catchUp() {
        catchUpAsked.incrementAndGet();
        return catchUp;
      }
    };
  }

  private OwnUrls ownUrls() {
    return new OwnUrls() {
      @Override
      public UrlTemplate ifCached(Route.ToOwnUrl route) {
        return cachedOwnUrl;
      }

      @Override
      public Future<UrlTemplate> find(Route.ToOwnUrl route) {
        return foundOwnUrl;
      }
    };
  }
}
