package io.pointsman.dialect;

import io.pointsman.mac.Vendor;

/** Panasonic: {@code Config<MAC>.cfg} and {@code KX-….cfg}; MAC in brackets in the User-Agent. */
final class PanasonicDialect implements Dialect {

  private static final String BRAND = "Panasonic";

  @Override
  public Vendor vendor() {
    return Vendor.PANASONIC;
  }

  @Override
  public Agent agent(String text) {
    if (!text.startsWith(BRAND)) {
      return null;
    }
    int slash = AgentText.find(text, '/', BRAND.length());
    return new Agent(
        AgentText.macAfter(text, "("),
        AgentText.part(text, BRAND.length() + 1, slash),
        AgentText.part(text, slash + 1, AgentText.find(text, ' ', slash)));
  }

  @Override
  public Fit fit(AskedPath path) {
    return path.isMacFile("Config", ".cfg") || isModelFile(path) ? Fit.OWN : Fit.NO;
  }

  @Override
  public String model(AskedPath path) {
    return isModelFile(path) ? path.fileUntil(0, ".") : null;
  }

  private static boolean isModelFile(AskedPath path) {
    return path.fileStarts("KX-") && path.fileEnds(".cfg");
  }
}
