package io.pointsman.registry;

import io.pointsman.mac.Vendor;
import java.util.Set;

/**
 * Which forms of its files each vendor's writer knows: implemented above, as the registry knows no
 * dialects.
 */
public interface FormNames {

  /** Empty for a vendor that has one form, or none. */
  Set<String> of(Vendor vendor);
}
