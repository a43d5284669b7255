package io.pointsman.dialect;

import io.pointsman.mac.Vendor;

/** Sangoma: {@code cfg005058xxxxxx.xml}, so that the prefix tells it from Grandstream. */
final class SangomaDialect implements Dialect {

  private static final int OUI = 0x005058;

  @Override
  public Vendor vendor() {
    return Vendor.SANGOMA;
  }

  @Override
  public Agent agent(String text) {
    return text.startsWith("Sangoma ") ? AgentText.spaced(text, 8) : null;
  }

  @Override
  public Fit fit(AskedPath path) {
    return path.mac() >>> 24 == OUI && path.isMacFile("cfg", ".xml") ? Fit.OWN : Fit.NO;
  }
}
