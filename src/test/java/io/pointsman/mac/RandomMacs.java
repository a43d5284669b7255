package io.pointsman.mac;

import java.util.Random;

/** Usable addresses at random. */
final class RandomMacs {

  private RandomMacs() {}

  static MacAddress next(Random random) {
    long value = random.nextLong() & 0xFEFF_FFFF_FFFFL;
    return new MacAddress(value == 0 ? 1 : value);
  }
}
