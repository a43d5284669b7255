package io.pointsman.registry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/** The rules of ownership once more, in memory and without a thought for speed. */
final class NaiveRegistry {

  /** A range; profile is null for none. */
  record Range(
      UUID id,
      int born,
      UUID holder,
      long first,
      long last,
      String profile,
      boolean inherit,
      Claims claims) {

    boolean encloses(long from, long to) {
      return first <= from && last >= to;
    }

    boolean overlaps(long from, long to) {
      return first <= to && from <= last;
    }

    Range with(String newProfile, boolean newInherit, Claims newClaims) {
      return new Range(id, born, holder, first, last, newProfile, newInherit, newClaims);
    }
  }

  /** A device; nulls for what it has not. */
  record Phone(UUID holder, String profile, String url) {}

  final List<Range> ranges = new ArrayList<>();
  final Map<Long, Phone> phones = new TreeMap<>();

  /** Who released an address that still rests. */
  final Map<Long, UUID> resting = new TreeMap<>();

  final Map<UUID, Long> limits = new TreeMap<>();
  private int births;

  /** Innermost first; of equal bounds the younger is inside. */
  List<Range> around(long first, long last) {
    return ranges.stream()
        .filter(range -> range.encloses(first, last))
        .sorted(
            Comparator.comparingLong((Range range) -> range.last - range.first)
                .thenComparing(range -> -range.born))
        .toList();
  }

  Range parent(Range range) {
    return around(range.first, range.last).stream()
        .dropWhile(other -> !other.id.equals(range.id))
        .skip(1)
        .findFirst()
        .orElse(null);
  }

  /** Where a phone goes, in words. */
  String route(long mac) {
    Phone phone = phones.get(mac);
    if (phone != null) {
      return phone.url != null ? phone.url : phone.holder + " " + phone.profile;
    }
    if (resting.containsKey(mac)) {
      return "resting";
    }
    for (Range range : around(mac, mac)) {
      if (range.profile != null) {
        return range.holder + " " + range.profile;
      }
      if (!range.inherit) {
        return "unknown";
      }
    }
    return "unknown";
  }

  boolean isVisible(UUID caller, Range range) {
    Range parent = parent(range);
    return caller == null
        || caller.equals(range.holder)
        || parent != null && caller.equals(parent.holder);
  }

  /**
   * @param caller null for the operator
   * @return null if it must succeed
   */
  ProblemType create(UUID caller, UUID holder, long first, long last) {
    List<Range> around = around(first, last);
    Range parent = around.isEmpty() ? null : around.get(0);
    if (around.stream()
        .anyMatch(r -> r.first == first && r.last == last && r.holder.equals(holder))) {
      return ProblemType.RANGE_CONFLICT;
    }
    boolean inOwn = parent != null && parent.holder.equals(caller);
    boolean claims = caller != null && caller.equals(holder) && !inOwn;
    boolean open = parent == null || parent.claims == Claims.RANGES;
    if (caller != null && !inOwn && !(claims && open)) {
      return ProblemType.CLAIM_REFUSED;
    }
    if (claims && last - first + 1 > limits.getOrDefault(holder, Long.MAX_VALUE)) {
      return ProblemType.CLAIM_REFUSED;
    }
    boolean crosses =
        ranges.stream()
            .filter(r -> r.overlaps(first, last) && !r.encloses(first, last))
            .anyMatch(r -> r.first < first || r.last > last);
    boolean crowded =
        parent != null
            && parent.first == first
            && parent.last == last
            && ranges.stream().anyMatch(r -> parent.equals(parent(r)));
    if (crosses || crowded) {
      return ProblemType.RANGE_CONFLICT;
    }
    Stream<Range> inside =
        ranges.stream().filter(r -> r.first >= first && r.last <= last && !around.contains(r));
    if (claims) {
      if (inside.anyMatch(r -> !r.holder.equals(holder))) {
        return ProblemType.RANGE_CONFLICT;
      }
      if (phones.entrySet().stream()
          .anyMatch(
              e -> isInside(e.getKey(), first, last) && !e.getValue().holder.equals(holder))) {
        return ProblemType.HELD_BY_ANOTHER;
      }
      return resting.entrySet().stream()
              .anyMatch(e -> isInside(e.getKey(), first, last) && !e.getValue().equals(holder))
          ? ProblemType.RESTING
          : null;
    }
    boolean foreignChild =
        inside.anyMatch(r -> !r.holder.equals(holder) && Objects.equals(parent(r), parent));
    return caller != null && foreignChild ? ProblemType.RANGE_CONFLICT : null;
  }

  void created(RangeView view) {
    ranges.add(
        new Range(
            view.id(),
            births++,
            view.organization(),
            view.interval().first().value(),
            view.interval().last().value(),
            view.profile() == null ? null : view.profile().name(),
            view.inherit(),
            view.claims()));
  }

  ProblemType change(UUID caller, Range range) {
    if (!isVisible(caller, range)) {
      return ProblemType.NOT_FOUND;
    }
    return caller == null || caller.equals(range.holder) ? null : ProblemType.FORBIDDEN;
  }

  List<Long> devicesOf(Range range) {
    return phones.entrySet().stream()
        .filter(e -> e.getValue().holder.equals(range.holder))
        .map(Map.Entry::getKey)
        .filter(mac -> around(mac, mac).stream().findFirst().equals(java.util.Optional.of(range)))
        .toList();
  }

  ProblemType takeBack(UUID caller, Range range, DevicesInside fate) {
    if (!isVisible(caller, range)) {
      return ProblemType.NOT_FOUND;
    }
    return fate == null && !devicesOf(range).isEmpty() ? ProblemType.DEVICES_INSIDE : null;
  }

  void takenBack(Range range, DevicesInside fate) {
    if (fate == DevicesInside.RELEASE) {
      devicesOf(range).forEach(this::released);
    }
    ranges.remove(range);
  }

  ProblemType put(UUID caller, UUID holder, long mac) {
    Phone phone = phones.get(mac);
    if (phone != null) {
      return phone.holder.equals(holder) ? null : ProblemType.HELD_BY_ANOTHER;
    }
    Range range = around(mac, mac).stream().findFirst().orElse(null);
    if (caller != null
        && range != null
        && !range.holder.equals(holder)
        && range.claims == Claims.NONE) {
      return ProblemType.CLAIM_REFUSED;
    }
    return resting.getOrDefault(mac, holder).equals(holder) ? null : ProblemType.RESTING;
  }

  void wasPut(long mac, Phone phone) {
    phones.put(mac, phone);
    resting.remove(mac);
  }

  ProblemType release(UUID caller, long mac) {
    Phone phone = phones.get(mac);
    return phone != null && (caller == null || caller.equals(phone.holder))
        ? null
        : ProblemType.NOT_FOUND;
  }

  void released(long mac) {
    resting.put(mac, phones.remove(mac).holder);
  }

  private static boolean isInside(long mac, long first, long last) {
    return mac >= first && mac <= last;
  }
}
