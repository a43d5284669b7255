package io.pointsman.boots;

import java.util.Map;

/**
 * Where a Fanvil looks for its config files.
 *
 * @param address scheme, host and port, without a slash at its end
 * @param file path and name of the device file, without a slash first; what it may leave out and
 *     {@code $mac} are filled in
 */
record FanvilServer(String address, String file) {

  /** Out of the box, or by hand: a whole URL. */
  static FanvilServer of(String url, String mac) {
    int slash = url.indexOf('/', url.indexOf("://") + 3);
    return slash < 0
        ? new FanvilServer(url, filled("", mac))
        : new FanvilServer(url.substring(0, slash), filled(url.substring(slash + 1), mac));
  }

  /** What a config file says; null if it says nothing of a server, or turns it off. */
  static FanvilServer in(FanvilFile config, String mac) {
    Map<String, String> values = config.values();
    String server = FanvilKey.SERVER.in(values);
    if (server == null || server.isEmpty() || "0".equals(FanvilKey.MODE.in(values))) {
      return null;
    }
    String protocol = FanvilKey.PROTOCOL.in(values);
    String scheme =
        switch (protocol == null ? "" : protocol) {
          case "4" -> "http";
          case "5" -> "https";
          default -> throw new NotTakenException("this phone cannot speak protocol " + protocol);
        };
    int colon = server.indexOf("://");
    if (colon >= 0 && !server.substring(0, colon).equals(scheme)) {
      throw new NotTakenException("protocol " + protocol + " does not fit " + server);
    }
    String host = colon >= 0 ? server.substring(colon + 3) : server;
    if (!host.matches("[A-Za-z0-9.-]+(:[0-9]{1,5})?|\\[[0-9a-fA-F:.]+](:[0-9]{1,5})?")) {
      throw new NotTakenException("\"" + host + "\" is no host");
    }
    String file = FanvilKey.FILE.in(values);
    return new FanvilServer(scheme + "://" + host, filled(file == null ? "" : file, mac));
  }

  String device() {
    return address + "/" + file;
  }

  /** The common file lies beside the device's. */
  String common(String name) {
    int query = file.indexOf('?');
    String path = query < 0 ? file : file.substring(0, query);
    return address + "/" + path.substring(0, path.lastIndexOf('/') + 1) + name;
  }

  private static String filled(String file, String mac) {
    if (file.contains("$input")) {
      throw new NotTakenException("nobody is there to type what $input stands for");
    }
    String named = file.isEmpty() || file.endsWith("/") ? file + "$mac.cfg" : file;
    return named.replace("$mac", mac);
  }
}
