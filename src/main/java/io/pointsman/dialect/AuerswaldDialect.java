package io.pointsman.dialect;

import io.pointsman.mac.Vendor;

/** Auerswald: nothing certain is published about its requests, so its brand and prefix decide. */
final class AuerswaldDialect implements Dialect {

  @Override
  public Vendor vendor() {
    return Vendor.AUERSWALD;
  }

  @Override
  public Agent agent(String text) {
    boolean own = text.startsWith("Auerswald") || text.startsWith("COMfortel");
    return own ? new Agent(AgentText.anyMac(text), null, null) : null;
  }
}
