package io.pointsman.dialect;

import io.pointsman.mac.Vendor;

/** Avaya J100 and 9600: settings files without a MAC, so that the User-Agent says who asks. */
final class AvayaDialect implements Dialect {

  private static final String BRAND = "AVAYA/";

  @Override
  public Vendor vendor() {
    return Vendor.AVAYA;
  }

  @Override
  public Agent agent(String text) {
    int brand = text.startsWith("Mozilla/") || text.startsWith(BRAND) ? text.indexOf(BRAND) : -1;
    if (brand < 0) {
      return null;
    }
    int model = brand + BRAND.length();
    int end = AgentText.find(text, ' ', model);
    int dash = Math.min(AgentText.find(text, '-', model), end);
    return new Agent(
        AgentText.macAfter(text, "(MAC:"),
        AgentText.part(text, model, dash),
        AgentText.part(text, dash + 1, end));
  }

  @Override
  public Fit fit(AskedPath path) {
    return path.fileIs("46xxsettings.txt") || path.fileIs("J100settings.txt") ? Fit.OWN : Fit.NO;
  }
}
