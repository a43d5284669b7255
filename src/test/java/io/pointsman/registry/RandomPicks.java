package io.pointsman.registry;

import static io.pointsman.registry.World.mac;

import io.pointsman.registry.NaiveRegistry.Range;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Picks what the next random operation is about: who, where and with what. */
final class RandomPicks {

  /** How many addresses, from the first on, operations are about. */
  static final int SPACE = 1024;

  final Random random;
  private final NaiveRegistry model;
  private final List<UUID> organizations;
  private final long first;

  /**
   * @param model what there is to pick from
   * @param first the first address
   */
  RandomPicks(Random random, NaiveRegistry model, List<UUID> organizations, long first) {
    this.random = random;
    this.model = model;
    this.organizations = organizations;
    this.first = first;
  }

  /** Both ends of some ranges and one beyond, and some at random. */
  Set<Long> addresses() {
    Set<Long> addresses = new TreeSet<>();
    for (int i = 0; i < 4 && !model.ranges.isEmpty(); i++) {
      Range range = anyRange();
      addresses.addAll(List.of(range.first() - 1, range.first(), range.last(), range.last() + 1));
    }
    for (int i = 0; i < 6; i++) {
      addresses.add(address());
    }
    return addresses;
  }

  DeviceWrite device(long address, UUID holder) {
    String profile = profile();
    boolean own = profile == null || random.nextInt(4) == 0;
    String url = own ? "https://pbx.example.com/" + random.nextInt(3) + "/" : null;
    return new DeviceWrite(mac(address), holder, profile, url, null, null, null);
  }

  /** Often on a grid, so that bounds are equal, nested or apart more often than crossing. */
  long[] bounds() {
    if (!model.ranges.isEmpty() && random.nextInt(5) == 0) {
      Range twin = anyRange();
      return new long[] {twin.first(), twin.last()};
    }
    int size = 4 << random.nextInt(7);
    long from = first + (long) random.nextInt(SPACE / size) * size;
    long last = from + size - 1;
    return random.nextInt(6) == 0
        ? new long[] {from, Math.max(from, last - random.nextInt(1, 4))}
        : new long[] {from, last};
  }

  /** Mostly who may: the holder, or whoever holds the parent. */
  UUID about(Range range, UUID caller) {
    Range parent = model.parent(range);
    return switch (random.nextInt(4)) {
      case 0 -> caller;
      case 1 -> parent == null ? caller : parent.holder();
      default -> range.holder();
    };
  }

  long address() {
    if (!model.resting.isEmpty() && random.nextInt(4) == 0) {
      return List.copyOf(model.resting.keySet()).get(random.nextInt(model.resting.size()));
    }
    return first + random.nextInt(SPACE);
  }

  long anyPhone() {
    List<Long> all = List.copyOf(model.phones.keySet());
    return all.get(random.nextInt(all.size()));
  }

  Range anyRange() {
    return model.ranges.get(random.nextInt(model.ranges.size()));
  }

  UUID anyone() {
    return organizations.get(random.nextInt(organizations.size()));
  }

  String profile() {
    return Arrays.asList("p", "q", null).get(random.nextInt(3));
  }

  Claims claims() {
    return Claims.values()[random.nextInt(3)];
  }
}
