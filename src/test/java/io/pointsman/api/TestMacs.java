package io.pointsman.api;

import io.pointsman.mac.MacAddress;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** 4096 addresses that no other test uses. */
record TestMacs(long base) {

  private static final AtomicInteger NEXT =
      new AtomicInteger(ThreadLocalRandom.current().nextInt(0x1000000));

  static TestMacs next() {
    return new TestMacs(0xA4_00_00_00_00_00L | (NEXT.incrementAndGet() & 0xFFFFFFFL) << 12);
  }

  /** In upper case without separators. */
  String mac(int offset) {
    return new MacAddress(base + offset).upper();
  }

  /** As the API writes it. */
  String colon(int offset) {
    return new MacAddress(base + offset).colon();
  }
}
