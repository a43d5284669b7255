package io.pointsman.phone;

import io.pointsman.Network;
import java.net.InetAddress;
import java.util.List;

/** The peers whose word about the phone's address is taken. */
final class TrustedProxies {

  private final Network[] networks;

  /**
   * @throws IllegalArgumentException if one of them is no address and no CIDR
   */
  TrustedProxies(List<String> networks) {
    this.networks =
        networks.stream()
            .map(String::trim)
            .map(text -> Network.parse("pointsman.phone.trusted-proxies", text))
            .toArray(Network[]::new);
  }

  /** Null, as of a peer that is not an internet one, is not trusted. */
  boolean contains(InetAddress address) {
    if (address == null) {
      return false;
    }
    for (Network network : networks) {
      if (network.contains(address)) {
        return true;
      }
    }
    return false;
  }
}
