package io.pointsman.dialect;

import io.pointsman.mac.Vendor;

/** Mitel and Aastra: {@code <MAC>.cfg}, {@code aastra.cfg}; {@code MAC:} in the User-Agent. */
final class MitelDialect implements Dialect {

  @Override
  public Vendor vendor() {
    return Vendor.MITEL;
  }

  @Override
  public Agent agent(String text) {
    int model = text.startsWith("Mitel") ? 5 : text.startsWith("Aastra") ? 6 : -1;
    if (model < 0) {
      return null;
    }
    int mark = text.indexOf(" V:");
    String firmware =
        mark < 0 ? null : AgentText.part(text, mark + 3, AgentText.find(text, ' ', mark + 3));
    return new Agent(
        AgentText.macAfter(text, "MAC:"),
        AgentText.part(text, model, AgentText.find(text, ' ', model + 1)),
        firmware);
  }

  @Override
  public Fit fit(AskedPath path) {
    return path.fileIs("aastra.cfg") || path.fileIs("mitel.cfg") ? Fit.OWN : Fit.NO;
  }
}
