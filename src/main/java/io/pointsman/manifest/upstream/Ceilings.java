package io.pointsman.manifest.upstream;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** How many things may be under way at once: in all, and for each organization. */
final class Ceilings {

  private final int most;
  private final int mostEach;
  private final AtomicInteger all = new AtomicInteger();

  /** Holds only those that have something under way. */
  private final Map<Integer, Integer> each = new ConcurrentHashMap<>();

  Ceilings(int most, int mostEach) {
    this.most = most;
    this.mostEach = mostEach;
  }

  /** Whether one more may begin; it is to be given back by {@link #release}. */
  boolean take(int organization) {
    if (all.incrementAndGet() > most) {
      all.decrementAndGet();
      return false;
    }
    boolean[] taken = {false};
    each.compute(
        organization,
        (same, now) -> {
          int count = now == null ? 0 : now;
          taken[0] = count < mostEach;
          return taken[0] ? Integer.valueOf(count + 1) : now;
        });
    if (!taken[0]) {
      all.decrementAndGet();
    }
    return taken[0];
  }

  void release(int organization) {
    each.computeIfPresent(organization, (same, now) -> now == 1 ? null : now - 1);
    all.decrementAndGet();
  }

  int underWay() {
    return all.get();
  }
}
