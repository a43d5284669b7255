package io.pointsman.dialect;

import io.pointsman.mac.Vendor;
import java.util.Locale;

/** Cisco: {@code SEP<MAC>.cnf.xml}, {@code spa….cfg}, {@code /Cisco/CP-…/<mac>.cfg}. */
final class CiscoDialect implements Dialect {

  private static final String FOLDER = "/Cisco/";

  @Override
  public Vendor vendor() {
    return Vendor.CISCO;
  }

  @Override
  public Agent agent(String text) {
    if (!text.startsWith("Cisco/") && !text.startsWith("Cisco-")) {
      return null;
    }
    int from = 6;
    int end = AgentText.find(text, ' ', from);
    int cut = Math.min(AgentText.find(text, '/', from), end);
    if (cut == end) {
      cut = versionHyphen(text, from, end);
    }
    return new Agent(
        AgentText.macAfter(text, "("),
        AgentText.part(text, from, cut),
        AgentText.part(text, cut + 1, end));
  }

  @Override
  public Fit fit(AskedPath path) {
    boolean own =
        path.isUnder(FOLDER)
            || path.isMacFile("SEP", ".cnf.xml")
            || path.isMacFile("ATA", ".cnf.xml")
            || path.isMacFile("CTLSEP", ".tlv")
            || path.isMacFile("ITLSEP", ".tlv")
            || path.fileIs("XMLDefault.cnf.xml")
            || path.fileStarts("spa") && path.fileEnds(".cfg");
    return own ? Fit.OWN : Fit.NO;
  }

  @Override
  public String model(AskedPath path) {
    if (path.isUnder(FOLDER)) {
      int end = path.text().indexOf('/', FOLDER.length());
      return end <= FOLDER.length() ? null : path.text().substring(FOLDER.length(), end);
    }
    boolean byModel = path.fileStarts("spa") && !path.isMacFile("spa", ".cfg");
    String model = byModel ? path.fileUntil(0, ".") : null;
    return model == null ? null : model.toUpperCase(Locale.ROOT);
  }

  /** {@code SPA504G-7.4.9}: the version begins at the first hyphen before a digit. */
  private static int versionHyphen(String text, int from, int end) {
    for (int i = from; i < end - 1; i++) {
      char next = text.charAt(i + 1);
      if (text.charAt(i) == '-' && next >= '0' && next <= '9') {
        return i;
      }
    }
    return end;
  }
}
