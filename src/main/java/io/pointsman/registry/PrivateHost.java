package io.pointsman.registry;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Tells hosts that mean this machine or a private network: by their text alone, or by the address
 * that their name was found to have.
 */
public final class PrivateHost {

  private static final Pattern DOTTED_QUAD =
      Pattern.compile("(?:0|[1-9][0-9]{0,2})(?:\\.(?:0|[1-9][0-9]{0,2})){3}");

  /** Hosts whose last label is a number are read as addresses by many clients, in any base. */
  private static final Pattern NUMERIC = Pattern.compile("(?:.*\\.)?(?:[0-9]+|0x[0-9a-f]*)");

  private PrivateHost() {}

  /** Lower case, without the brackets of IPv6 and without the root's dot. */
  static String bare(String host) {
    String bare = host.toLowerCase(Locale.ROOT);
    if (bare.startsWith("[") && bare.endsWith("]")) {
      bare = bare.substring(1, bare.length() - 1);
    }
    return bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare;
  }

  /** Also true of addresses in unusual spellings, which would hide what they are. */
  static boolean isPrivate(String host) {
    String bare = bare(host);
    if (bare.equals("localhost") || bare.endsWith(".localhost")) {
      return true;
    }
    if (bare.indexOf(':') >= 0) {
      byte[] bytes = NetUtil.createByteArrayFromIpAddressString(bare);
      return bytes == null || isPrivate(bytes);
    }
    if (NUMERIC.matcher(bare).matches()) {
      byte[] bytes =
          DOTTED_QUAD.matcher(bare).matches()
              ? NetUtil.createByteArrayFromIpAddressString(bare)
              : null;
      return bytes == null || isPrivate(bytes);
    }
    return false;
  }

  /** Whether an address is anything but one unicast address of the public internet. */
  public static boolean isPrivate(InetAddress address) {
    byte[] octets = address.getAddress();
    return address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()
        || (octets.length == 4 ? isReservedV4(octets) : isReservedV6(octets));
  }

  private static boolean isPrivate(byte[] bytes) {
    try {
      return isPrivate(InetAddress.getByAddress(bytes));
    } catch (UnknownHostException wrongLength) {
      throw new IllegalArgumentException(wrongLength);
    }
  }

  /**
   * "This network", carrier-grade NAT, protocols' own, benchmarks', what is reserved at the end,
   * and the one public address at which Azure's machines find what only they may see.
   */
  private static boolean isReservedV4(byte[] octets) {
    int first = octets[0] & 0xff;
    int second = octets[1] & 0xff;
    return first == 0
        || first >= 240
        || first == 100 && second >= 64 && second < 128
        || first == 192 && second == 0 && octets[2] == 0
        || first == 198 && (second & 0xfe) == 18
        || first == 168 && second == 63 && (octets[2] & 0xff) == 129 && octets[3] == 16;
  }

  /**
   * All but 2000::/3, the part that is assigned to the internet: so NAT64 and whatever else carries
   * an IPv4 address inside is refused, as are in that part Teredo, the other protocols' own, and
   * 6to4. Mapped addresses are IPv4 to Java already.
   */
  private static boolean isReservedV6(byte[] octets) {
    boolean isGlobal = (octets[0] & 0xe0) == 0x20;
    boolean is6to4 = octets[0] == 0x20 && octets[1] == 0x02;
    boolean isProtocols = octets[0] == 0x20 && octets[1] == 0x01 && (octets[2] & 0xfe) == 0;
    return !isGlobal || is6to4 || isProtocols;
  }
}
