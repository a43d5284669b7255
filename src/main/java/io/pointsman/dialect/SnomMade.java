package io.pointsman.dialect;

import io.pointsman.mac.MacAddress;
import io.pointsman.mac.Vendor;
import java.util.regex.Pattern;

/** Gigaset's P7xx and P8xx, which Snom makes: they read Snom's files, not Gigaset's. */
final class SnomMade {

  /** Of Gigaset's own prefix, the part that P models were given; NethServer/dev issue 7764. */
  private static final long FIRST = 0x589EC6900000L;

  private static final long LAST = 0x589EC692FFFFL;

  /** Seen on P850 and P855 without being registered. */
  private static final int UNREGISTERED = 0x00ACDC;

  private static final Pattern MODELS = Pattern.compile("P[78]\\d\\d");

  private SnomMade() {}

  /**
   * @param model of a phone that was recognised as Gigaset's; what it says is stronger than its
   *     address. Null if it says none
   */
  static boolean is(String model, MacAddress mac) {
    if (model != null) {
      return MODELS.matcher(model).lookingAt();
    }
    return Vendor.ofOui(mac) == Vendor.SNOM
        || mac.oui() == UNREGISTERED
        || mac.value() >= FIRST && mac.value() <= LAST;
  }
}
