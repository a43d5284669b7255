package io.pointsman.routing;

import java.util.Arrays;
import java.util.TreeMap;

/**
 * The devices that one reading of the feed changes, in the order of their MACs; what it does not
 * hold is unchanged.
 *
 * <p>Never changes once it is published.
 */
final class DeviceChanges {

  static final DeviceChanges NONE = new DeviceChanges(new TreeMap<>());

  private final long[] macs;
  private final DeviceState[] states;

  DeviceChanges(TreeMap<Long, DeviceState> byMac) {
    macs = byMac.keySet().stream().mapToLong(Long::longValue).toArray();
    states = byMac.values().toArray(DeviceState[]::new);
  }

  /** Null if the device did not change. */
  DeviceState find(long mac) {
    int at = Arrays.binarySearch(macs, mac);
    return at < 0 ? null : states[at];
  }

  int size() {
    return macs.length;
  }

  void forEach(DeviceVisitor visitor) {
    for (int i = 0; i < macs.length; i++) {
      visitor.visit(macs[i], states[i]);
    }
  }
}
