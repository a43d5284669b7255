package io.pointsman.manifest;

import io.pointsman.dialect.ManifestWriters;
import io.pointsman.mac.Vendor;
import io.pointsman.registry.FormNames;
import jakarta.inject.Singleton;
import java.util.Set;

/** Tells the registry, which knows no dialects, which forms their writers know. */
@Singleton
class KnownForms implements FormNames {

  private final ManifestWriters writers = new ManifestWriters();

  @Override
  public Set<String> of(Vendor vendor) {
    return writers.forms(vendor);
  }
}
