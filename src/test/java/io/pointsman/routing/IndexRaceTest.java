package io.pointsman.routing;

import static io.pointsman.routing.Worlds.batch;
import static io.pointsman.routing.Worlds.profile;
import static io.pointsman.routing.Worlds.range;
import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.mac.MacAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

/** Readers meet the world before a batch or the one after it, never a mixture. */
class IndexRaceTest {

  private static final long OUI = 0x7C2F_8000_0000L;
  private static final long MAC = OUI + 5000;
  private static final long STEADY = OUI + 1_000_000;
  private static final int OTHERS = 10_000;
  private static final int ROUNDS = 100;

  @Test
  void showsABatchAtOnce() {
    List<RoutedProfile> profiles =
        List.of(profile(1, 1), profile(2, 1), profile(3, 1), profile(4, 1));
    // A: the device has profile 1 in a range of profile 2. B: no device, a range of profile 3.
    FeedBatch toA = state(DeviceState.profile(1), 2);
    FeedBatch toB = state(DeviceState.ABSENT, 3);
    Index index = Worlds.index(batch(Map.of(), List.of(), profiles, List.of()));
    Map<Long, DeviceState> steady = new HashMap<>();
    for (int i = 0; i < OTHERS; i++) {
      steady.put(STEADY + i, DeviceState.profile(4));
    }
    index.apply(batch(steady, List.of(), List.of(), List.of()));
    index.apply(toA);

    Set<Route> seen = ConcurrentHashMap.newKeySet();
    Set<Route> neighbours = ConcurrentHashMap.newKeySet();
    Set<Long> lost = ConcurrentHashMap.newKeySet();
    AtomicBoolean end = new AtomicBoolean();
    List<CompletableFuture<Void>> readers = new ArrayList<>();
    readers.add(reader(end, i -> seen.add(index.route(new MacAddress(MAC)))));
    readers.add(
        reader(
            end,
            i -> {
              neighbours.add(index.route(new MacAddress(OUI + 1 + 2 * (i % (OTHERS / 2)))));
              long mac = STEADY + i % OTHERS;
              if (!(index.route(new MacAddress(mac)) instanceof Route.ToProfile)) {
                lost.add(mac);
              }
            }));
    long fresh = OUI + 2_000_000;
    for (int round = 0; round < ROUNDS; round++) {
      index.apply(toB);
      index.apply(toA);
      // Others come, so that tables are rebuilt under the readers.
      Map<Long, DeviceState> more = new HashMap<>();
      for (int i = 0; i < 500; i++) {
        more.put(fresh++, round % 2 == 0 ? DeviceState.profile(4) : DeviceState.ownUrl(9, 1, 4));
      }
      index.apply(batch(more, List.of(), List.of(), List.of()));
    }
    end.set(true);
    readers.forEach(CompletableFuture::join);

    assertThat(seen)
        .containsExactlyInAnyOrder(
            new Route.ToProfile(profile(1, 1)), new Route.ToProfile(profile(3, 1)));
    assertThat(neighbours)
        .containsExactlyInAnyOrder(
            new Route.ToProfile(profile(1, 1)), new Route.ToProfile(profile(3, 1)));
    assertThat(lost).isEmpty();
  }

  /** Every second address of 10,000, MAC among them, and the range around; others stay. */
  private static FeedBatch state(DeviceState device, int rangeProfile) {
    Map<Long, DeviceState> devices = new HashMap<>();
    for (int i = 0; i < OTHERS; i++) {
      devices.put(OUI + 1 + i, i % 2 == 0 ? device : DeviceState.profile(4));
    }
    devices.put(MAC, device);
    return batch(
        devices,
        List.of(range(1, null, 1, OUI, OUI + 100_000, rangeProfile, false)),
        List.of(),
        List.of());
  }

  private static CompletableFuture<Void> reader(AtomicBoolean end, IntConsumer read) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    new Thread(
            () -> {
              try {
                for (int i = 0; !end.get(); i = i + 1 & 0xFFFFFF) {
                  read.accept(i);
                }
                done.complete(null);
              } catch (Throwable failure) {
                done.completeExceptionally(failure);
              }
            },
            "reader")
        .start();
    return done;
  }
}
