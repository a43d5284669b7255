package io.pointsman.dialect;

import io.pointsman.mac.Vendor;

/** Flyingvoice: asks for files named as Yealink's, so that its User-Agent tells them apart. */
final class FlyingvoiceDialect implements Dialect {

  private static final String BRAND = "Flyingvoice ";

  @Override
  public Vendor vendor() {
    return Vendor.FLYINGVOICE;
  }

  @Override
  public Agent agent(String text) {
    return text.startsWith(BRAND) ? AgentText.spaced(text, BRAND.length()) : null;
  }

  @Override
  public Fit fit(AskedPath path) {
    return YealinkDialect.isCommonFile(path) ? Fit.OWN : Fit.NO;
  }
}
