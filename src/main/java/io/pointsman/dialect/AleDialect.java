package io.pointsman.dialect;

import io.pointsman.mac.Vendor;

/** Alcatel-Lucent Enterprise: {@code config.<mac>.xml}; MAC last in the User-Agent. */
final class AleDialect implements Dialect {

  @Override
  public Vendor vendor() {
    return Vendor.ALE;
  }

  @Override
  public Agent agent(String text) {
    return text.startsWith("ALE ") ? AgentText.spaced(text, 4) : null;
  }

  @Override
  public Fit fit(AskedPath path) {
    return path.isMacFile("config.", ".xml") ? Fit.OWN : Fit.NO;
  }
}
