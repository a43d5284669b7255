package io.pointsman.dialect;

import io.pointsman.dialect.fanvil.FanvilManifestWriter;
import io.pointsman.dialect.gigaset.GigasetManifestWriter;
import io.pointsman.mac.Vendor;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every vendor's writer. */
public final class ManifestWriters {

  private final Map<Vendor, ManifestWriter> writers = new EnumMap<>(Vendor.class);

  public ManifestWriters() {
    for (ManifestWriter writer :
        List.of(
            new GigasetManifestWriter(),
            new FanvilManifestWriter(),
            new SnomManifestWriter(),
            new YealinkManifestWriter(),
            new GrandstreamManifestWriter(),
            new PolyManifestWriter(),
            new PanasonicManifestWriter(),
            new HtekManifestWriter(),
            new AkuvoxManifestWriter(),
            new CiscoManifestWriter(),
            new FlyingvoiceManifestWriter())) {
      writers.put(writer.vendor(), writer);
    }
  }

  /**
   * The profile's own redirect for a vendor whose files we do not write. Uploaded files are given
   * to every vendor's phones alike.
   */
  public Written write(Vendor vendor, ManifestQuestion question) {
    Written upload = UploadLinks.answer(question);
    if (upload != null) {
      return upload;
    }
    ManifestWriter writer = writers.get(speaker(vendor, question));
    return writer == null ? new Written.Redirect() : writer.write(question);
  }

  /** The words of {@link ManifestWriter#forms}; empty for a vendor whose files we do not write. */
  public Set<String> forms(Vendor vendor) {
    ManifestWriter writer = writers.get(vendor);
    return writer == null ? Set.of() : writer.forms();
  }

  /** Whose files a phone reads: makers build for each other. */
  private static Vendor speaker(Vendor vendor, ManifestQuestion question) {
    if (vendor == Vendor.NETHESIS) {
      return Vendor.FANVIL;
    }
    return vendor == Vendor.GIGASET && SnomMade.is(question.model(), question.mac())
        ? Vendor.SNOM
        : vendor;
  }
}
