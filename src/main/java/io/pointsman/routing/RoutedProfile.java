package io.pointsman.routing;

import io.pointsman.mac.Vendor;
import java.util.Map;
import java.util.UUID;

/** TEMP stub. */
public record RoutedProfile(
    int number,
    UUID id,
    int organization,
    Mode mode,
    Target target,
    Map<Vendor, Target> overrides) {

  public Target targetFor(Vendor vendor) {
    return overrides.getOrDefault(vendor, target);
  }
}
