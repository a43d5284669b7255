package io.pointsman.boots;

import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** What the root of a Maxwell's file says of the phone that it is for. */
final class MaxwellRoot {

  static final String PRODUCT = "mx3b";

  private static final Pattern MAC = Pattern.compile("([0-9a-f]{2}:){5}[0-9a-f]{2}");

  private MaxwellRoot() {}

  static void named(Element root, String name) {
    if (!root.getTagName().equals(name)) {
      throw new NotTakenException("it is a " + root.getTagName() + ", not a " + name);
    }
  }

  /**
   * @param needed whether it must be said
   */
  static void product(Element root, boolean needed) {
    if (needed || root.hasAttribute("productID")) {
      String product = StrictXml.needed(root, "productID");
      if (!product.equals(PRODUCT)) {
        throw new NotTakenException("it is for " + product + ", not for " + PRODUCT);
      }
    }
  }

  /** One that may be for a single phone. */
  static void ofSome(Element root, String name) {
    named(root, name);
    StrictXml.onlyAttributes(root, "version", "productID", "macAddress");
    product(root, true);
  }

  /**
   * Whether it is for that phone, or for all.
   *
   * @param url where it lies
   */
  static boolean isFor(String mac, Element root, String url, BootLog log) {
    if (!root.hasAttribute("macAddress")) {
      return true;
    }
    String address = root.getAttribute("macAddress");
    if (!MAC.matcher(address).matches()) {
      throw new NotTakenException("\"" + address + "\" is no macAddress in lower case with colons");
    }
    boolean ours = address.replace(":", "").equalsIgnoreCase(mac);
    if (!ours) {
      log.passedOver(url + " is for " + address);
    }
    return ours;
  }
}
