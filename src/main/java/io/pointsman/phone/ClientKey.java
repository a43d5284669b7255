package io.pointsman.phone;

import java.net.InetAddress;

/**
 * Whom a limit per address counts: an IPv4 address, or an IPv6 /64, which is what one site gets.
 *
 * @param bits the address, or its upper half
 */
record ClientKey(boolean v6, long bits) {

  static ClientKey of(InetAddress address) {
    byte[] bytes = address.getAddress();
    long bits = 0;
    for (int i = 0; i < Math.min(bytes.length, 8); i++) {
      bits = bits << 8 | bytes[i] & 0xFF;
    }
    return new ClientKey(bytes.length > 4, bits);
  }
}
