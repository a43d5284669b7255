package io.pointsman.routing;

import java.util.function.LongFunction;

/** Prints what the index of so many devices takes, as one line of JSON. */
public final class IndexSize {

  private IndexSize() {}

  /** Argument: the number of devices, such as 10000000. */
  public static void main(String... arguments) {
    long devices = Long.parseLong(arguments[0]);
    // As at start, when the database has told about how many will come.
    DeviceIndex loaded = filled(devices, devices, i -> DeviceState.profile((int) (i % 2000) + 1));
    long nanos = nanosPerLookup(loaded, devices);
    // As after years of single registrations, each table grown when it was full.
    DeviceIndex grown = filled(0, devices, i -> DeviceState.profile((int) (i % 2000) + 1));
    // One device in ten with a URL of its own.
    DeviceIndex mixed =
        filled(
            devices,
            devices,
            i ->
                i % 10 == 0
                    ? DeviceState.ownUrl(i + 1, (int) (i % 2000) + 1, 0)
                    : DeviceState.profile((int) (i % 2000) + 1));
    System.out.printf(
        "{\"devices\":%d,\"loaded\":%d,\"grown\":%d,\"tenth_own\":%d,\"nanos\":%d}%n",
        loaded.size(), loaded.bytes(), grown.bytes(), mixed.bytes(), nanos);
  }

  private static DeviceIndex filled(long expected, long devices, LongFunction<DeviceState> state) {
    DeviceIndex index = new DeviceIndex(expected);
    for (long i = 0; i < devices; i++) {
      index.put(mac(i), state.apply(i));
    }
    if (index.size() != devices) {
      throw new IllegalStateException(index.size() + " devices instead of " + devices);
    }
    return index;
  }

  private static long nanosPerLookup(DeviceIndex index, long devices) {
    long best = Long.MAX_VALUE;
    long random = 88172645463325252L;
    for (int round = 0; round < 5; round++) {
      int lookups = 5_000_000;
      long begin = System.nanoTime();
      for (int i = 0; i < lookups; i++) {
        random ^= random << 13;
        random ^= random >>> 7;
        random ^= random << 17;
        if (index.find(mac((random >>> 1) % devices)).absent()) {
          throw new IllegalStateException("A device is missing");
        }
      }
      best = Math.min(best, (System.nanoTime() - begin) / lookups);
    }
    return best;
  }

  /** Sixteen makers' blocks, each filled in a scattered order. */
  private static long mac(long i) {
    return (0x10_0000L + (i & 15) * 0x01_0104L) << 24 | ((i >> 4) * 0x9E3779B1L & 0xFFFFFF);
  }
}
