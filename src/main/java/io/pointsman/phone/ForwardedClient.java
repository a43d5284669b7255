package io.pointsman.phone;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.util.List;

/**
 * Finds the phone behind trusted proxies: the rightmost address in the header that is not itself a
 * trusted proxy, because only what trusted peers appended can be believed.
 */
final class ForwardedClient {

  /** More hops than this, and the header is not worth reading. */
  private static final int MOST_HOPS = 32;

  private final TrustedProxies trusted;
  private final ForwardedHeader header;
  private final String name;

  ForwardedClient(TrustedProxies trusted, ForwardedHeader header) {
    this.trusted = trusted;
    this.header = header;
    this.name = header == ForwardedHeader.FORWARDED ? "forwarded" : "x-forwarded-for";
  }

  /** The phone's address for a request that came from a trusted peer; the peer if none is told. */
  InetAddress of(HttpHeaders headers, InetAddress peer) {
    List<String> lines = headers.getAll(name);
    InetAddress last = peer;
    int hops = 0;
    for (int line = lines.size() - 1; line >= 0; line--) {
      String text = lines.get(line);
      int end = text.length();
      while (end >= 0 && hops++ < MOST_HOPS) {
        int comma = end == 0 ? -1 : text.lastIndexOf(',', end - 1);
        InetAddress hop = address(text.substring(comma + 1, end).trim());
        if (hop == null) {
          return last;
        }
        if (!trusted.contains(hop)) {
          return hop;
        }
        last = hop;
        end = comma;
      }
    }
    return last;
  }

  private InetAddress address(String hop) {
    String text = header == ForwardedHeader.FORWARDED ? forParameter(hop) : hop;
    if (text == null || text.length() > 64) {
      return null;
    }
    int colon = text.indexOf(':');
    if (text.startsWith("[")) {
      int bracket = text.indexOf(']');
      text = bracket < 0 ? text : text.substring(1, bracket);
    } else if (colon >= 0 && colon == text.lastIndexOf(':')) {
      text = text.substring(0, colon);
    }
    return text.isEmpty() ? null : NetUtil.createInetAddressFromIpAddressString(text);
  }

  private static String forParameter(String hop) {
    for (String parameter : hop.split(";", 8)) {
      String pair = parameter.trim();
      if (pair.regionMatches(true, 0, "for=", 0, 4)) {
        return pair.substring(4).replace("\"", "");
      }
    }
    return null;
  }
}
