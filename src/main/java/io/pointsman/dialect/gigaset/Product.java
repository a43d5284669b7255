package io.pointsman.dialect.gigaset;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A line of Gigaset's products, as far as their files differ.
 *
 * @param id what the attribute {@code productID} says; null leaves it out
 * @param family which form is theirs
 * @param server the setting that holds the address a phone asks
 * @param period the setting that holds how often it asks, in seconds; null if it is not known
 */
record Product(String id, Family family, String server, String period) {

  enum Family {
    MAXWELL,
    /** N610, N670, N770, N870: the single file. */
    DECT,
    /** N510, N720 and older: a binary chain first, then XML of another kind. */
    OLD_DECT
  }

  private static final String SERVER = "System.Provision.ProvisioningServer";
  private static final String PERIOD = "System.Provision.Period";

  /** {@code mx3b} stands in every example, whichever of these Maxwells it is for. */
  private static final Product MAXWELL = new Product("mx3b", Family.MAXWELL, SERVER, PERIOD);

  private static final Product UNKNOWN = new Product(null, Family.MAXWELL, SERVER, PERIOD);
  private static final Product DECT =
      new Product("e2", Family.DECT, "Provisioning.global.ProvisioningServer", null);
  private static final Product OLD_DECT = new Product(null, Family.OLD_DECT, SERVER, null);

  private static final Set<String> MAXWELLS =
      Set.of("MAXWELL-2", "MAXWELL-3", "MAXWELL-4", "MAXWELL-BASIC");

  private static final Pattern DECTS = Pattern.compile("N(?:6[17]|[78]7)0");
  private static final Pattern OLD_DECTS = Pattern.compile("N(?:300|510|720)|C\\d{3}|D[XE]\\d{3}");

  /**
   * @param model null if the phone does not say: the first Maxwells are silent
   */
  static Product of(String model) {
    if (model == null) {
      return MAXWELL;
    }
    String upper = model.toUpperCase(Locale.ROOT);
    if (MAXWELLS.contains(upper)) {
      return MAXWELL;
    }
    if (DECTS.matcher(upper).lookingAt()) {
      return DECT;
    }
    return OLD_DECTS.matcher(upper).lookingAt() ? OLD_DECT : UNKNOWN;
  }

  /** Settings of the tenant's go to DECT systems alone: nothing there is known to lead to them. */
  String form(boolean withSettings) {
    return switch (family) {
      case MAXWELL -> "v1.0";
      case DECT -> withSettings ? "" : "v1.1";
      case OLD_DECT -> "";
    };
  }
}
