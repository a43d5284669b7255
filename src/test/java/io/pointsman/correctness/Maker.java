package io.pointsman.correctness;

import io.pointsman.mac.MacAddress;

/** Makers of phones, each with its own way to ask. */
enum Maker {
  GIGASET(0x7c2f80, "/device/%2$s.xml", "Gigaset N510 IP PRO"),
  YEALINK(0x805ec0, "/%1$s.cfg", "Yealink SIP-T46G 28.72.0.1 %3$s"),
  SNOM(0x000413, "/snomD785-%2$s.htm", "Mozilla/4.0 (compatible; snomD785-SIP 10.1.39.11)"),
  FANVIL(0x0c383e, "/%1$s.boot", "Fanvil X6U Pro 0.0.10 %1$s"),
  GRANDSTREAM(0xc074ad, "/cfg%1$s.xml", "Grandstream Model HW GXP2170 SW 1.0.11.64"),
  POLY(0x0004f2, "/%1$s.cfg", "FileTransport PolycomVVX-VVX_411-UA/5.9.0");

  private final long block;
  private final String path;
  private final String agent;

  Maker(long oui, String path, String agent) {
    this.block = oui << 24;
    this.path = path;
    this.agent = agent;
  }

  /** The address with a number in its block, up to 0xffffff. */
  long mac(int number) {
    return block + number;
  }

  String path(long mac) {
    return spell(path, mac);
  }

  String agent(long mac) {
    return spell(agent, mac);
  }

  private static String spell(String text, long mac) {
    MacAddress address = new MacAddress(mac);
    return text.formatted(address.lower(), address.upper(), address.colon());
  }
}
