package io.pointsman;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.util.Arrays;

/**
 * An address block that a configuration names: the first {@code bits} bits of {@code address}, both
 * of one family.
 */
public record Network(byte[] address, int bits) {

  /**
   * Reads {@code 10.0.0.0/8}, {@code 2001:db8::/32} or a single address.
   *
   * @param key the configuration's, for the message
   * @throws IllegalArgumentException if it is no such text
   */
  public static Network parse(String key, String text) {
    int slash = text.indexOf('/');
    byte[] address =
        NetUtil.createByteArrayFromIpAddressString(slash < 0 ? text : text.substring(0, slash));
    if (address == null) {
      throw refuse(key, text, "its address is not numeric IPv4 or IPv6");
    }
    int longest = address.length * 8;
    int bits = slash < 0 ? longest : number(text, slash + 1);
    if (bits < 0 || bits > longest) {
      throw refuse(key, text, "its length must be from 0 to " + longest);
    }
    return new Network(address, bits);
  }

  public boolean contains(InetAddress other) {
    byte[] bytes = other.getAddress();
    if (bytes.length != address.length) {
      return false;
    }
    int whole = bits / 8;
    if (!Arrays.equals(address, 0, whole, bytes, 0, whole)) {
      return false;
    }
    int rest = bits % 8;
    return rest == 0 || ((address[whole] ^ bytes[whole]) & 0xFF) >>> (8 - rest) == 0;
  }

  private static int number(String text, int from) {
    try {
      return Integer.parseInt(text, from, text.length(), 10);
    } catch (NumberFormatException malformed) {
      return -1;
    }
  }

  private static IllegalArgumentException refuse(String key, String text, String reason) {
    return new IllegalArgumentException(
        key
            + ": '"
            + text
            + "' is no network: "
            + reason
            + "; write for example 10.0.0.0/8 or 2001:db8::1");
  }
}
