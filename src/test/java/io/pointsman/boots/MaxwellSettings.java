package io.pointsman.boots;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.w3c.dom.Element;

/** A Maxwell's settings by name, its server among them. */
final class MaxwellSettings {

  static final String SERVER = "System.Provision.ProvisioningServer";
  static final String VERSION = "System.Provision.SettingsVersion";

  private final String mac;
  private final Map<String, String> values = new TreeMap<>();

  /** Out of the box. */
  MaxwellSettings(String mac, String server) {
    this.mac = mac;
    values.put(SERVER, server);
    values.put(VERSION, "0");
  }

  Map<String, String> values() {
    return Map.copyOf(values);
  }

  String server() {
    return filled(values.get(SERVER));
  }

  /** The phone itself puts its MAC in. */
  String filled(String url) {
    return url.replace("%MACD", mac.toLowerCase(Locale.ROOT));
  }

  String version() {
    return values.get(VERSION);
  }

  void version(String taken) {
    values.put(VERSION, taken);
  }

  /** Whether its server is another now. */
  boolean take(List<Element> params, BootLog log) {
    boolean moved = false;
    for (Element param : params) {
      StrictXml.onlyAttributes(param, "name", "value");
      String name = StrictXml.needed(param, "name");
      String value = param.getAttribute("value");
      if (name.equals(SERVER)) {
        moved |= move(value, log);
      } else if (!value.equals(values.put(name, value)) && !name.equals(VERSION)) {
        log.applied(name + "=" + value);
      }
    }
    return moved;
  }

  /** Whether its server is another now. */
  boolean move(String url, BootLog log) {
    if (!url.startsWith("http://") && !url.startsWith("https://")) {
      throw new NotTakenException("\"" + url + "\" is no server");
    }
    String before = server();
    values.put(SERVER, url);
    if (server().equals(before)) {
      return false;
    }
    log.applied("server " + server());
    return true;
  }
}
