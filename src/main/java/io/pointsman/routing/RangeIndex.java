package io.pointsman.routing;

import io.pointsman.registry.NestedRange;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;

/**
 * The tree of ranges flattened into disjoint segments, each with the profile that decides there:
 * one binary search an answer. Never changes; a new one is built when a range does.
 */
final class RangeIndex {

  private final long[] starts;
  private final int[] profiles;

  private RangeIndex(long[] starts, int[] profiles) {
    this.starts = starts;
    this.profiles = profiles;
  }

  /**
   * @param stopped numbers of the organizations whose phones are stopped: their ranges decide, and
   *     decide for nothing
   */
  static RangeIndex of(Collection<RangeRow> ranges, BitSet stopped) {
    Segments segments = new Segments(2 * ranges.size() + 1);
    Deque<Open> open = new ArrayDeque<>();
    for (RangeRow range : NestedRange.outermostFirst(ranges)) {
      closeBefore(range.first(), open, segments);
      int outward = open.isEmpty() ? 0 : open.peek().profile();
      int profile = decides(range, stopped) ? decided(range, stopped) : outward;
      open.push(new Open(range.last(), profile));
      segments.startAt(range.first(), profile);
    }
    closeBefore(Long.MAX_VALUE, open, segments);
    return segments.index();
  }

  /** The number of the profile that decides for the address; 0 if none does. */
  int profileAt(long mac) {
    int at = Arrays.binarySearch(starts, mac);
    int segment = at >= 0 ? at : -at - 2;
    return segment < 0 ? 0 : profiles[segment];
  }

  int segments() {
    return starts.length;
  }

  private static boolean decides(RangeRow range, BitSet stopped) {
    return range.profile() != 0 || !range.inherit() || stopped.get(range.organization());
  }

  private static int decided(RangeRow range, BitSet stopped) {
    return stopped.get(range.organization()) ? 0 : range.profile();
  }

  private static void closeBefore(long address, Deque<Open> open, Segments segments) {
    while (!open.isEmpty() && open.peek().last() < address) {
      long after = open.pop().last() + 1;
      segments.startAt(after, open.isEmpty() ? 0 : open.peek().profile());
    }
  }

  private record Open(long last, int profile) {}

  /** Segments in the order of their starts; a later one at the same start replaces the earlier. */
  private static final class Segments {
    private final long[] starts;
    private final int[] profiles;
    private int count;

    Segments(int most) {
      starts = new long[most];
      profiles = new int[most];
    }

    void startAt(long address, int profile) {
      if (count > 0 && starts[count - 1] == address) {
        count--;
      }
      if (count == 0 || profiles[count - 1] != profile) {
        starts[count] = address;
        profiles[count++] = profile;
      }
    }

    RangeIndex index() {
      return new RangeIndex(Arrays.copyOf(starts, count), Arrays.copyOf(profiles, count));
    }
  }
}
