package io.pointsman.correctness;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A naive model of one vendor's block: what is registered in it, and what each of some chosen MACs
 * must therefore be told.
 */
final class SmallWorld {

  private static final int SIZE = 0x10000;

  /** Where ranges may be: apart, and one inside another. */
  static final long[][] SLOTS = {
    {0x1000, 0x1fff}, {0x2000, 0x3fff}, {0x2800, 0x2fff}, {0x5000, 0x5fff}, {0x2a00, 0x2bff}
  };

  private final long first;
  private final List<Long> macs = new ArrayList<>();
  private final Map<Long, Phone> phones = new TreeMap<>();
  private final Map<Integer, Slot> slots = new TreeMap<>();
  private final Map<String, String> templates = new TreeMap<>();
  private final Map<Tenant, Boolean> stopped = new java.util.HashMap<>();
  private final Slot block;

  /** A device, or an address at rest, which only its last holder may take. */
  record Phone(Tenant holder, String profile, String url, boolean resting) {}

  /** A range of a holder; the profile may be null. */
  record Slot(UUID id, Tenant holder, String profile, boolean inherit, long first, long last) {

    boolean holds(long mac) {
      return first <= mac && mac <= last;
    }

    Slot with(UUID made) {
      return new Slot(made, holder, profile, inherit, first, last);
    }
  }

  SmallWorld(long first, Tenant vendor, String profile) {
    this.first = first;
    this.block = new Slot(null, vendor, profile, false, first, first + SIZE - 1);
    macs.addAll(List.of(first - 1, first, first + SIZE - 1, first + SIZE));
    for (long[] slot : SLOTS) {
      macs.addAll(List.of(first + slot[0] - 1, first + slot[0], first + slot[0] + 0x123));
      macs.addAll(List.of(first + slot[1], first + slot[1] + 1));
    }
  }

  SmallWorld(SmallWorld other) {
    first = other.first;
    block = other.block;
    macs.addAll(other.macs);
    phones.putAll(other.phones);
    slots.putAll(other.slots);
    templates.putAll(other.templates);
    stopped.putAll(other.stopped);
  }

  Slot block() {
    return block;
  }

  List<Long> macs() {
    return macs;
  }

  /** Null if nothing is registered at the address and it does not rest. */
  Phone phone(long mac) {
    return phones.get(mac);
  }

  Slot slot(int number) {
    return slots.get(number);
  }

  Slot newSlot(int number, Tenant holder, String profile, boolean inherit) {
    long[] bounds = SLOTS[number];
    return new Slot(null, holder, profile, inherit, first + bounds[0], first + bounds[1]);
  }

  void put(long mac, Phone phone) {
    phones.put(mac, phone);
  }

  /** Null takes it away. */
  void putSlot(int number, Slot slot) {
    if (slot == null) {
      slots.remove(number);
    } else {
      slots.put(number, slot);
    }
  }

  void template(String profile, String template) {
    templates.put(profile, template);
  }

  void stop(Tenant tenant, boolean phones) {
    stopped.put(tenant, phones);
  }

  boolean stopped(Tenant tenant) {
    return stopped.getOrDefault(tenant, false);
  }

  /** The range's holder's own devices that no inner range takes from it come to rest. */
  void releaseInside(int number) {
    Slot ended = slots.get(number);
    phones.replaceAll(
        (mac, phone) ->
            !phone.resting() && phone.holder() == ended.holder() && innermost(mac) == ended
                ? new Phone(phone.holder(), null, null, true)
                : phone);
  }

  Map<Long, String> answers() {
    Map<Long, String> answers = new TreeMap<>();
    macs.forEach(mac -> answers.put(mac, answer(mac)));
    return answers;
  }

  private String answer(long mac) {
    Phone phone = phones.get(mac);
    if (phone != null && phone.resting()) {
      return Answer.LATER;
    }
    if (phone != null) {
      String template = phone.url() != null ? phone.url() : templates.get(phone.profile());
      return stopped(phone.holder()) ? Answer.UNKNOWN : Staged.expand(template, mac);
    }
    for (Slot range : innermostFirst(mac)) {
      if (stopped(range.holder())) {
        return Answer.UNKNOWN;
      }
      if (range.profile() != null) {
        return Staged.expand(templates.get(range.profile()), mac);
      }
      if (!range.inherit()) {
        return Answer.UNKNOWN;
      }
    }
    return Answer.UNKNOWN;
  }

  private Slot innermost(long mac) {
    List<Slot> around = innermostFirst(mac);
    return around.isEmpty() ? null : around.get(0);
  }

  private List<Slot> innermostFirst(long mac) {
    List<Slot> around = new ArrayList<>(slots.values());
    around.add(block);
    around.removeIf(slot -> !slot.holds(mac));
    around.sort(java.util.Comparator.comparingLong(slot -> slot.last() - slot.first()));
    return around;
  }
}
