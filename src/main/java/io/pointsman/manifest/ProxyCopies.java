package io.pointsman.manifest;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.pointsman.manifest.upstream.FailureReason;
import io.pointsman.manifest.upstream.FetchFailure;
import io.pointsman.manifest.upstream.FetchOrder;
import io.pointsman.manifest.upstream.Fetched;
import io.pointsman.manifest.upstream.UpstreamClient;
import io.pointsman.template.UrlTemplate;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Copies of tenants' files: in memory, in Redis, or fetched. However many ask for one thing at a
 * time, it is looked for once.
 */
final class ProxyCopies {

  private static final Duration BIG_FOR = Duration.ofMinutes(10);

  /** Above, a digest goes to a worker thread. */
  private static final int SMALL = 64 * 1024;

  private final Vertx vertx;
  private final ProxyConfig config;
  private final UpstreamClient upstream;
  private final SharedCopies shared;
  private final ProxyMeters meters;
  private final ProxyFailures failures;
  private final Cache<CopyKey, Copy> memory;
  private final ProxyRemarks remarks = new ProxyRemarks();
  private final ConcurrentMap<CopyKey, Future<Found>> flights = new ConcurrentHashMap<>();

  ProxyCopies(
      Vertx vertx,
      ProxyConfig config,
      UpstreamClient upstream,
      SharedCopies shared,
      ProxyMeters meters,
      ProxyFailures failures) {
    this.vertx = vertx;
    this.config = config;
    this.upstream = upstream;
    this.shared = shared;
    this.meters = meters;
    this.failures = failures;
    this.memory =
        Caffeine.newBuilder()
            .maximumWeight(config.copiesInMemory().asLongValue())
            .weigher((CopyKey key, Copy copy) -> key.weight() + copy.bytes().length)
            .executor(Runnable::run)
            .build();
  }

  /** Null if memory has none; fresh or not. */
  Copy inMemory(ProxyAsk ask) {
    return memory.getIfPresent(ask.key());
  }

  /** Fails with {@link FetchFailure} alone. */
  Future<Found> find(ProxyAsk ask) {
    Future<Found> remark = remarks.find(ask.key());
    if (remark != null) {
      return remark;
    }
    Promise<Found> mine = Promise.promise();
    Future<Found> running = flights.putIfAbsent(ask.key(), mine.future());
    if (running != null) {
      return running;
    }
    look(ask)
        .onComplete(
            done -> {
              flights.remove(ask.key());
              mine.handle(done);
            });
    return mine.future();
  }

  /** A file that is passed on and not kept. */
  Future<Fetched.Open> open(ProxyAsk ask) {
    long began = System.nanoTime();
    return ordered(ask, null)
        .compose(upstream::open)
        .onComplete(done -> record(ask, done, "passed-on", began));
  }

  private Future<Found> look(ProxyAsk ask) {
    return shared.find(ask.key()).compose(copy -> newest(ask, copy));
  }

  private Future<Found> newest(ProxyAsk ask, Copy fromRedis) {
    Copy held = memory.getIfPresent(ask.key());
    if (fromRedis != null && (held == null || fromRedis.checked() > held.checked())) {
      memory.put(ask.key(), fromRedis);
      held = fromRedis;
      if (held.isFresh(ask.rules().freshSeconds(), System.nanoTime())) {
        meters.from(ProxyMeters.Source.REDIS);
        return Future.succeededFuture(new Found.Held(held));
      }
    }
    return fetched(ask, held);
  }

  private Future<Found> fetched(ProxyAsk ask, Copy held) {
    long began = System.nanoTime();
    return ordered(ask, held)
        .compose(upstream::fetch)
        .onComplete(done -> record(ask, done, result(done), began))
        .compose(fetched -> found(ask, held, fetched));
  }

  private Future<FetchOrder> ordered(ProxyAsk ask, Copy held) {
    try {
      return Future.succeededFuture(ask.order(held));
    } catch (FetchFailure badUrl) {
      return Future.failedFuture(badUrl);
    }
  }

  private Future<Found> found(ProxyAsk ask, Copy held, Fetched fetched) {
    Moment now = Moment.now();
    if (fetched instanceof Fetched.Unchanged unchanged) {
      Copy same = held.checked(unchanged.freshness(), now);
      keep(ask, same, unchanged.freshness().keep());
      return Future.succeededFuture(new Found.Held(same));
    }
    if (fetched instanceof Fetched.Whole whole) {
      meters.read(whole.bytes().length);
      return tag(whole.bytes())
          .map(
              tag -> {
                Copy copy = Copy.of(whole, tag, now);
                keep(ask, copy, whole.freshness().keep());
                return new Found.Held(copy);
              });
    }
    remarks.tooBig(ask.key(), BIG_FOR);
    return Future.succeededFuture(new Found.TooBig());
  }

  private Future<String> tag(byte[] bytes) {
    return bytes.length <= SMALL
        ? Future.succeededFuture(EntityTag.of(bytes))
        : vertx.executeBlocking(() -> EntityTag.of(bytes), false);
  }

  private void keep(ProxyAsk ask, Copy copy, boolean allowed) {
    meters.from(ProxyMeters.Source.UPSTREAM);
    long useful = copy.lifetime(ask.rules().freshSeconds()) + ask.rules().staleSeconds();
    if (allowed && useful > 0) {
      memory.put(ask.key(), copy);
      shared.keep(ask.key(), copy, useful);
    } else {
      memory.invalidate(ask.key());
      shared.forget(ask.key());
    }
  }

  private void record(ProxyAsk ask, AsyncResult<?> done, String result, long began) {
    long took = System.nanoTime() - began;
    if (done.succeeded()) {
      meters.fetched(result, took);
      return;
    }
    FetchFailure failure = (FetchFailure) done.cause();
    FailureReason reason = failure.reason();
    meters.fetched(reason.slug(), took);
    meters.failed(reason);
    failures.add(
        ask.key().profile(),
        new ProxyFailure(
            Instant.now(),
            ask.request().mac(),
            UrlTemplate.mask(ask.url()),
            reason.told(),
            failure.getMessage()));
    if (reason == FailureReason.MISSING) {
      memory.invalidate(ask.key());
      shared.forget(ask.key());
      remarks.failed(ask.key(), failure, config.missingFor());
    } else if (reason != FailureReason.BUSY && reason != FailureReason.BREAKER_OPEN) {
      remarks.failed(ask.key(), failure, config.failedFor());
    }
  }

  private static String result(AsyncResult<Fetched> done) {
    if (done.result() instanceof Fetched.Unchanged) {
      return "unchanged";
    }
    return done.result() instanceof Fetched.Big ? "big" : "ok";
  }
}
