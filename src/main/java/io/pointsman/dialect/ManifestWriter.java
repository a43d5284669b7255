package io.pointsman.dialect;

import io.pointsman.mac.Vendor;
import java.util.Set;

/**
 * Writes one vendor's files for MANIFEST profiles. Implementations hold no state and are pure: same
 * question, same bytes. Values are escaped for the format they go into; whatever they hold, they
 * neither break nor add a line or an element. See {@code docs/vendors/}.
 */
public interface ManifestWriter {

  Vendor vendor();

  /**
   * The words by which a profile may choose a form of this vendor's files whatever the phone says;
   * empty if there is but one.
   */
  default Set<String> forms() {
    return Set.of();
  }

  /** Never null, and never throws whatever the phone asks. */
  Written write(ManifestQuestion question);
}
