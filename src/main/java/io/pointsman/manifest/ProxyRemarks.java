package io.pointsman.manifest;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.pointsman.manifest.upstream.FetchFailure;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.function.LongSupplier;

/** What was found instead of copies, and is not asked again for a while. */
final class ProxyRemarks {

  private static final int MOST = 20_000;

  private record Remark(Future<Found> found, long until) {}

  private final LongSupplier nanos;
  private final Cache<CopyKey, Remark> remarks =
      Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();

  ProxyRemarks() {
    this(System::nanoTime);
  }

  /**
   * @param nanos monotonic, as {@link System#nanoTime()}
   */
  ProxyRemarks(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** What is known, complete already; null if it is to be asked. */
  Future<Found> find(CopyKey key) {
    Remark remark = remarks.getIfPresent(key);
    return remark != null && remark.until - nanos.getAsLong() > 0 ? remark.found : null;
  }

  void tooBig(CopyKey key, Duration time) {
    put(key, Future.succeededFuture(new Found.TooBig()), time);
  }

  void failed(CopyKey key, FetchFailure failure, Duration time) {
    put(key, Future.failedFuture(failure), time);
  }

  private void put(CopyKey key, Future<Found> found, Duration time) {
    remarks.put(key, new Remark(found, nanos.getAsLong() + time.toNanos()));
  }
}
