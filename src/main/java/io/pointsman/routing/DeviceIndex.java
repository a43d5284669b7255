package io.pointsman.routing;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * All devices, in many small tables, so that growing one is short and needs little room beside.
 *
 * <p>One writer at a time; readers need no lock (see {@link DeviceTable}).
 */
final class DeviceIndex {

  private static final int SHARD_BITS = 8;
  private static final int SHARDS = 1 << SHARD_BITS;

  /** A reader that meets a new table must also meet what is in it, hence acquire and release. */
  private final AtomicReferenceArray<DeviceTable> shards = new AtomicReferenceArray<>(SHARDS);

  /** Which tables a frozen view holds too: the writer's alone. */
  private final boolean[] shared = new boolean[SHARDS];

  /**
   * @param expected about how many devices will come; only saves growing
   */
  DeviceIndex(long expected) {
    int each = (int) Math.min(Integer.MAX_VALUE / 4, expected / SHARDS);
    for (int i = 0; i < SHARDS; i++) {
      shards.setRelease(i, new DeviceTable(each, 0));
    }
  }

  private DeviceIndex(DeviceIndex of) {
    for (int i = 0; i < SHARDS; i++) {
      shards.setRelease(i, of.shards.getPlain(i));
    }
  }

  /**
   * A view that no later write changes, for the writer to give to another thread; a write copies
   * the small table it is about to change.
   */
  DeviceIndex frozen() {
    Arrays.fill(shared, true);
    return new DeviceIndex(this);
  }

  DeviceState find(long mac) {
    DeviceTable table = shards.getAcquire(shard(mac));
    int reference = table.find(mac);
    if (reference > 0) {
      return DeviceState.profile(reference);
    }
    return reference == 0 ? DeviceState.ABSENT : table.own().at(~reference);
  }

  void put(long mac, DeviceState state) {
    int shard = shard(mac);
    DeviceTable table = shards.getPlain(shard);
    if (shared[shard]) {
      table = table.copy();
      shards.setRelease(shard, table);
      shared[shard] = false;
    }
    if (!table.put(mac, state)) {
      DeviceTable rebuilt = rebuilt(table);
      rebuilt.put(mac, state);
      shards.setRelease(shard, rebuilt);
    }
  }

  void forEach(DeviceVisitor visitor) {
    for (int i = 0; i < SHARDS; i++) {
      shards.getAcquire(i).forEach(visitor);
    }
  }

  /** How many devices there are; those at rest count until they are cleaned away. */
  long size() {
    long size = 0;
    for (int i = 0; i < SHARDS; i++) {
      size += shards.getAcquire(i).live();
    }
    return size;
  }

  long bytes() {
    long bytes = 0;
    for (int i = 0; i < SHARDS; i++) {
      bytes += shards.getAcquire(i).bytes();
    }
    return bytes;
  }

  /** Spreads MACs, whose high half hardly differs, over 64 bits. */
  static long mix(long mac) {
    long mixed = (mac ^ mac >>> 23) * 0x9E37_79B9_7F4A_7C15L;
    return mixed ^ mixed >>> 32;
  }

  private static int shard(long mac) {
    return (int) (mix(mac) >>> 64 - SHARD_BITS);
  }

  /**
   * The tombstones, replaced own URLs and finished rests stay behind. Never smaller: while an index
   * is loaded, own URLs fill their room before the devices have come.
   */
  private static DeviceTable rebuilt(DeviceTable old) {
    int[] own = {0};
    old.forEach((mac, state) -> own[0] += state.ownEntry() ? 1 : 0);
    DeviceTable larger = new DeviceTable(Math.max(old.expected(), old.live() + 1), own[0] + 1);
    old.forEach(larger::put);
    return larger;
  }
}
