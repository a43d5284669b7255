package io.pointsman.routing;

import static io.pointsman.routing.Worlds.range;
import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.mac.MacAddress;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RangeIndexTest {

  private static final int ORGANIZATIONS = 5;

  @Test
  void answersAsANaiveResolver() {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    for (int tree = 0; tree < 1000; tree++) {
      List<RangeRow> ranges = randomTree(random);
      Collections.shuffle(ranges, random);
      BitSet stopped = new BitSet();
      for (int organization = 1; organization <= ORGANIZATIONS; organization++) {
        stopped.set(organization, random.nextInt(4) == 0);
      }
      RangeIndex index = RangeIndex.of(ranges, stopped);
      TreeSet<Long> asked = new TreeSet<>(List.of(1L, MacAddress.MAX));
      for (RangeRow range : ranges) {
        Collections.addAll(asked, range.first() - 1, range.first(), range.last(), range.last() + 1);
        asked.add(range.first() + (range.last() - range.first()) / 2);
      }
      for (long mac : asked) {
        assertThat(index.profileAt(mac))
            .as("seed %d, %x in %s, stopped %s", seed, mac, ranges, stopped)
            .isEqualTo(naive(ranges, stopped, mac));
      }
    }
  }

  @Test
  void knowsNothingWithoutRanges() {
    RangeIndex index = RangeIndex.of(List.of(), new BitSet());
    assertThat(index.profileAt(1)).isZero();
    assertThat(index.profileAt(MacAddress.MAX)).isZero();
  }

  @Test
  void needsNoMoreThanASegmentForEachChange() {
    List<RangeRow> ranges = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      ranges.add(range(i + 1, null, 1, 100L * i + 1, 100L * i + 100, 7, false));
    }
    RangeIndex index = RangeIndex.of(ranges, new BitSet());
    assertThat(index.segments()).isEqualTo(2);
    assertThat(index.profileAt(100_000)).isEqualTo(7);
    assertThat(index.profileAt(100_001)).isZero();
  }

  @Test
  void isBuiltSoonOfAVeryDeepTree() {
    int depth = 50_000;
    List<RangeRow> ranges = new ArrayList<>();
    for (int i = 1; i <= depth; i++) {
      ranges.add(range(i, i == 1 ? null : i - 1L, 1, i, 1_000_000L - i, i, false));
    }
    long began = System.nanoTime();
    RangeIndex index = RangeIndex.of(ranges, new BitSet());
    assertThat(index.profileAt(depth)).isEqualTo(depth);
    assertThat(index.profileAt(17)).isEqualTo(17);
    assertThat(System.nanoTime() - began).isLessThan(1_000_000_000L);
  }

  private static int naive(List<RangeRow> ranges, BitSet stopped, long mac) {
    RangeRow innermost = null;
    for (RangeRow range : ranges) {
      boolean hasChild =
          ranges.stream()
              .anyMatch(other -> range.id().equals(other.parent()) && other.contains(mac));
      if (range.contains(mac) && !hasChild) {
        assertThat(innermost).isNull();
        innermost = range;
      }
    }
    while (innermost != null) {
      if (stopped.get(innermost.organization())) {
        return 0;
      }
      if (innermost.profile() != 0 || !innermost.inherit()) {
        return innermost.profile();
      }
      UUID parent = innermost.parent();
      innermost = ranges.stream().filter(row -> row.id().equals(parent)).findAny().orElse(null);
    }
    return 0;
  }

  private static List<RangeRow> randomTree(Random random) {
    List<RangeRow> ranges = new ArrayList<>();
    long base = random.nextBoolean() ? 1 : MacAddress.MAX - 60;
    children(random, ranges, null, base, base + 60);
    return ranges;
  }

  /** Siblings that often touch, often one address long, and sometimes an only child as large. */
  private static void children(
      Random random, List<RangeRow> ranges, Long parent, long first, long last) {
    if (parent != null && random.nextInt(6) == 0) {
      add(random, ranges, parent, first, last);
      return;
    }
    long at = first + random.nextInt(3);
    while (at <= last) {
      long end = Math.min(last, at + (random.nextBoolean() ? 0 : random.nextInt(30)));
      boolean asLarge = at == first && end == last && parent != null;
      if (random.nextInt(3) > 0 && !asLarge) {
        add(random, ranges, parent, at, end);
      }
      at = end + 1 + (random.nextBoolean() ? 0 : random.nextInt(4));
    }
  }

  private static void add(
      Random random, List<RangeRow> ranges, Long parent, long first, long last) {
    if (ranges.size() > 40) {
      return;
    }
    long id = ranges.size() + 1;
    ranges.add(
        range(
            id,
            parent,
            1 + random.nextInt(ORGANIZATIONS),
            first,
            last,
            random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(4),
            random.nextBoolean()));
    if (random.nextInt(3) > 0) {
      children(random, ranges, id, first, last);
    }
  }
}
