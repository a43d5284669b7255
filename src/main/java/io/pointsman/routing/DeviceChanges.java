package io.pointsman.routing;

/**
 * The devices that one reading of the feed changes; what it does not hold is unchanged. Packed, as
 * a reading may bring millions.
 *
 * <p>Never changes once it is published.
 */
final class DeviceChanges {

  static final DeviceChanges NONE = new DeviceChanges(0);

  private static final double FILLED = 0.6;

  private final long[] macs;
  private final int[] references;
  private OwnReferences own = new OwnReferences(16);
  private int size;

  /**
   * @param most how many devices will be put
   */
  DeviceChanges(int most) {
    int slots = Math.toIntExact((long) (most / FILLED) + 1);
    macs = new long[slots];
    references = new int[slots];
  }

  /** Until it is published, and by one thread. */
  void put(long mac, DeviceState state) {
    int slot = slot(mac);
    if (macs[slot] == 0) {
      macs[slot] = mac;
      size++;
    }
    references[slot] = state.ownEntry() ? ~room().add(state) : state.profile();
  }

  /** Null if the device did not change. */
  DeviceState find(long mac) {
    int slot = slot(mac);
    return macs[slot] == 0 ? null : state(references[slot]);
  }

  int size() {
    return size;
  }

  void forEach(DeviceVisitor visitor) {
    for (int slot = 0; slot < macs.length; slot++) {
      if (macs[slot] != 0) {
        visitor.visit(macs[slot], state(references[slot]));
      }
    }
  }

  private DeviceState state(int reference) {
    return reference < 0 ? own.at(~reference) : DeviceState.profile(reference);
  }

  private OwnReferences room() {
    if (own.full()) {
      own = own.larger();
    }
    return own;
  }

  /**
   * Where the MAC is, or would be. By other bits than {@link DeviceTable} goes by: it fills badly
   * in the order of its own slots. By these it is filled shard after shard.
   */
  private int slot(long mac) {
    int slot = (int) (((DeviceIndex.mix(mac) >>> 32) * macs.length) >>> 32);
    while (macs[slot] != mac && macs[slot] != 0) {
      slot = slot + 1 == macs.length ? 0 : slot + 1;
    }
    return slot;
  }
}
