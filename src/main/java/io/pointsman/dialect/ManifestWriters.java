package io.pointsman.dialect;

import io.pointsman.mac.Vendor;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Every vendor's writer. */
public final class ManifestWriters {

  private final Map<Vendor, ManifestWriter> writers = new EnumMap<>(Vendor.class);

  public ManifestWriters() {
    for (ManifestWriter writer : List.<ManifestWriter>of()) {
      writers.put(writer.vendor(), writer);
    }
  }

  /** The profile's own redirect for a vendor whose files we do not write. */
  public Written write(Vendor vendor, ManifestQuestion question) {
    ManifestWriter writer = writers.get(vendor);
    return writer == null ? new Written.Redirect() : writer.write(question);
  }
}
