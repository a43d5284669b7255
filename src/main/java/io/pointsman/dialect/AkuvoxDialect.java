package io.pointsman.dialect;

import io.pointsman.mac.Vendor;

/** Akuvox: {@code <mac>.cfg}, which many ask for, so that the prefix or the User-Agent decides. */
final class AkuvoxDialect implements Dialect {

  @Override
  public Vendor vendor() {
    return Vendor.AKUVOX;
  }

  @Override
  public Agent agent(String text) {
    return text.startsWith("Akuvox ") ? AgentText.spaced(text, 7) : null;
  }
}
