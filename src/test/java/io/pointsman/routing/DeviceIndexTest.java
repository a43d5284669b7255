package io.pointsman.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceIndexTest {

  private static final long OUI = 0x7C2F_8000_0000L;

  @Test
  void aFrozenViewStaysAsItIs() {
    DeviceIndex index = new DeviceIndex(0);
    int macs = 5000;
    for (int i = 0; i < macs; i++) {
      index.put(OUI + i, i % 2 == 0 ? DeviceState.profile(1) : DeviceState.ownUrl(7, 1, 0));
    }
    DeviceIndex frozen = index.frozen();
    for (int i = 0; i < 2 * macs; i += 3) {
      index.put(OUI + i, i % 2 == 0 ? DeviceState.ABSENT : DeviceState.ownUrl(8, 1, 0));
    }
    assertThat(frozen.size()).isEqualTo(macs);
    for (int i = 0; i < 2 * macs; i++) {
      DeviceState then =
          i >= macs
              ? DeviceState.ABSENT
              : i % 2 == 0 ? DeviceState.profile(1) : DeviceState.ownUrl(7, 1, 0);
      assertThat(frozen.find(OUI + i)).isEqualTo(then);
      DeviceState now =
          i % 3 != 0 ? then : i % 2 == 0 ? DeviceState.ABSENT : DeviceState.ownUrl(8, 1, 0);
      assertThat(index.find(OUI + i)).isEqualTo(now);
    }
  }

  @ParameterizedTest
  @CsvSource({
    // different MACs, operations, expected devices
    "1, 200, 0",
    "3, 500, 0",
    "300, 5000, 0",
    "2000, 20000, 10",
    "20000, 60000, 0",
    "20000, 100000, 20000",
    "5000, 50000, 1000000"
  })
  void holdsWhatAMapHolds(int macs, int operations, long expected) {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    DeviceIndex index = new DeviceIndex(expected);
    Map<Long, DeviceState> model = new HashMap<>();
    for (int i = 0; i < operations; i++) {
      long mac = mac(random.nextInt(macs));
      DeviceState state = anyState(random);
      index.put(mac, state);
      if (state.absent()) {
        model.remove(mac);
      } else {
        model.put(mac, state);
      }
      long other = mac(random.nextInt(macs));
      assertThat(index.find(other))
          .as("seed %d, operation %d", seed, i)
          .isEqualTo(model.getOrDefault(other, DeviceState.ABSENT));
    }
    for (int i = 0; i < macs; i++) {
      assertThat(index.find(mac(i)))
          .as("seed %d", seed)
          .isEqualTo(model.getOrDefault(mac(i), DeviceState.ABSENT));
    }
    Map<Long, DeviceState> all = new HashMap<>();
    index.forEach((mac, state) -> assertThat(all.put(mac, state)).isNull());
    assertThat(all).isEqualTo(model);
    assertThat(index.size()).isEqualTo(model.size());
  }

  @Test
  void doesNotGrowByComingAndGoing() {
    DeviceIndex index = new DeviceIndex(1000);
    long before = index.bytes();
    for (int i = 0; i < 1_000_000; i++) {
      index.put(mac(i), DeviceState.ownUrl(i + 1, 1, 0));
      index.put(mac(i), DeviceState.ABSENT);
    }
    assertThat(index.size()).isZero();
    assertThat(index.find(mac(999_999))).isEqualTo(DeviceState.ABSENT);
    assertThat(index.bytes()).isLessThanOrEqualTo(2 * before);
  }

  @Test
  void doesNotGrowByChangingOneOwnUrl() {
    DeviceIndex index = new DeviceIndex(0);
    long before = index.bytes();
    for (int i = 1; i <= 100_000; i++) {
      index.put(OUI + 1, DeviceState.ownUrl(i, 1, 0));
    }
    assertThat(index.find(OUI + 1).ownUrl()).isEqualTo(100_000);
    assertThat(index.size()).isEqualTo(1);
    assertThat(index.bytes()).isLessThanOrEqualTo(2 * before);
  }

  @Test
  void leavesFinishedRestsOut() {
    DeviceIndex index = new DeviceIndex(0);
    index.put(OUI + 1, new DeviceState(0, 0, 0, System.nanoTime() - 1, true));
    index.put(OUI + 2, DeviceState.resting(60_000));
    Map<Long, DeviceState> all = new HashMap<>();
    index.forEach(all::put);
    assertThat(all).containsOnlyKeys(OUI + 2);
    assertThat(index.find(OUI + 1).restIsOver()).isTrue();
    assertThat(index.find(OUI + 2).restIsOver()).isFalse();
  }

  @Test
  void keepsTenMillionDevicesInLessThanTwoHundredMegabytes() {
    assertThat(bytesOf(10_000_000, 0)).isLessThan(200_000_000);
  }

  /** 16 bytes more for each own URL, and up to half as much again in reserve. */
  @Test
  void needsLittleMoreWhereATenthHasOwnUrls() {
    assertThat(bytesOf(1_000_000, 10)).isLessThan(22_500_000);
  }

  private static long bytesOf(int devices, int everyNthOwn) {
    DeviceIndex index = new DeviceIndex(devices);
    for (int i = 0; i < devices; i++) {
      index.put(
          mac(i),
          everyNthOwn > 0 && i % everyNthOwn == 0
              ? DeviceState.ownUrl(i + 1, 7, 0)
              : DeviceState.profile(1 + i % 1000));
    }
    assertThat(index.size()).isEqualTo(devices);
    assertThat(index.find(mac(devices - 1)).profile()).isEqualTo(1 + (devices - 1) % 1000);
    System.out.printf("%,d devices: %,d bytes%n", devices, index.bytes());
    return index.bytes();
  }

  /** Blocks of neighbours in several OUIs, as makers number phones. */
  private static long mac(int i) {
    return OUI + ((long) (i & 7) << 25) + (i >>> 3) + 1;
  }

  private static DeviceState anyState(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> DeviceState.ABSENT;
      case 1 -> DeviceState.resting(3_600_000);
      case 2 -> DeviceState.ownUrl(1 + (random.nextLong() >>> 2), 1 + random.nextInt(9), 0);
      case 3 ->
          DeviceState.ownUrl(
              1 + (random.nextLong() >>> 2), 1 + random.nextInt(9), 1 + random.nextInt(99));
      default -> DeviceState.profile(1 + random.nextInt(Integer.MAX_VALUE - 1));
    };
  }
}
