package io.pointsman.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RangesBetweenTest {

  /** Against a look at every range, on random trees with equal bounds among them. */
  @Test
  void theInnermostIsTheOneWithoutAChildOverTheAddress() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      List<RangesBetween.Held> ranges = new ArrayList<>();
      grow(random, ranges, null, 0, 999);
      Collections.shuffle(ranges, random);
      RangesBetween between = new RangesBetween(ranges);
      for (long mac = 0; mac < 1000; mac += 1 + random.nextInt(20)) {
        assertThat(between.innermost(mac))
            .as("round %d, address %d, seed %d", round, mac, seed)
            .isEqualTo(naive(ranges, mac));
      }
    }
  }

  private static RangesBetween.Held naive(List<RangesBetween.Held> ranges, long mac) {
    List<RangesBetween.Held> over =
        ranges.stream().filter(range -> range.first() <= mac && mac <= range.last()).toList();
    return over.stream()
        .filter(range -> over.stream().noneMatch(child -> range.id().equals(child.parent())))
        .findFirst()
        .orElse(null);
  }

  private static void grow(
      Random random, List<RangesBetween.Held> ranges, UUID parent, long first, long last) {
    long from = first;
    while (from <= last && random.nextInt(5) > 0) {
      long begin = random.nextInt(3) == 0 ? from : from + random.nextInt((int) (last - from) + 1);
      long end = random.nextInt(3) == 0 ? last : begin + random.nextInt((int) (last - begin) + 1);
      UUID id = new UUID(random.nextLong(), random.nextLong());
      ranges.add(
          new RangesBetween.Held(id, parent, begin, end, new UUID(0, ranges.size()), Claims.NONE));
      if (ranges.size() < 60) {
        grow(random, ranges, id, begin, end);
      }
      from = end + 1;
    }
  }
}
