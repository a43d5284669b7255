package io.pointsman.dialect;

import io.pointsman.mac.Vendor;

/** AudioCodes: {@code <mac>.cfg}; model and MAC in brackets in the User-Agent. */
final class AudiocodesDialect implements Dialect {

  @Override
  public Vendor vendor() {
    return Vendor.AUDIOCODES;
  }

  @Override
  public Agent agent(String text) {
    if (!text.startsWith("AUDC")) {
      return null;
    }
    int slash = AgentText.find(text, '/', 0);
    int bracket = AgentText.find(text, '(', 0);
    int semicolon = AgentText.find(text, ';', bracket);
    int revision = text.indexOf("-Rev", bracket);
    int modelEnd = revision < 0 ? semicolon : Math.min(revision, semicolon);
    return new Agent(
        AgentText.macAfter(text, "; "),
        AgentText.part(text, bracket + 1, modelEnd),
        AgentText.part(text, slash + 1, AgentText.find(text, ' ', slash)));
  }
}
