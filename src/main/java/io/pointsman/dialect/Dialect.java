package io.pointsman.dialect;

import io.pointsman.mac.Vendor;

/**
 * One vendor's habits. Implementations hold no state, never throw whatever the text, and read each
 * text at most a few times: they run for every poll.
 */
interface Dialect {

  Vendor vendor();

  /** What this vendor's User-Agent says; null if it is not this vendor's. */
  Agent agent(String userAgent);

  /** Whether this vendor's phones ask for such a path. */
  default Fit fit(AskedPath path) {
    return Fit.NO;
  }

  /** The model that a path with {@link Fit#OWN} tells; null if it does not. */
  default String model(AskedPath path) {
    return null;
  }

  /** Whether the path is a base address, so that its last segment is no file. */
  default boolean isBase(AskedPath path) {
    return false;
  }
}
