package io.pointsman.routing;

import io.pointsman.delivery.Delivery;
import io.pointsman.mac.Vendor;
import io.pointsman.registry.Mode;
import java.util.Map;
import java.util.UUID;

/**
 * A profile as the index holds it.
 *
 * @param number its short name in memory, at least 1
 * @param organization the number of the organization it belongs to
 * @param overrides for makers whose phones need another answer
 * @param delivery what the mode needs beside the target; never null
 */
public record RoutedProfile(
    int number,
    UUID id,
    int organization,
    Mode mode,
    Target target,
    Map<Vendor, Target> overrides,
    Delivery delivery) {

  /** One that redirects. */
  public RoutedProfile(
      int number,
      UUID id,
      int organization,
      Mode mode,
      Target target,
      Map<Vendor, Target> overrides) {
    this(number, id, organization, mode, target, overrides, Delivery.NONE);
  }

  /** Whether its phones are answered by the target alone. */
  public boolean redirects() {
    return mode == Mode.REDIRECT;
  }

  /** Whether its phones get files that we write. */
  public boolean writes() {
    return mode == Mode.MANIFEST;
  }

  /** The target for a phone of that make. */
  public Target targetFor(Vendor vendor) {
    return overrides.isEmpty() ? target : overrides.getOrDefault(vendor, target);
  }
}
