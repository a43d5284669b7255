package io.pointsman.dialect;

import io.pointsman.mac.Vendor;

/**
 * Poly: {@code <mac>.cfg}, then the master {@code 000000000000.cfg}, which names nobody; logs and
 * overrides beside them. The User-Agent carries a MAC only if serial tagging is on.
 */
final class PolyDialect implements Dialect {

  private static final String BRAND = "FileTransport Poly";

  /** What it keeps beside its configuration. */
  private static final String[] OWN_FILES = {
    "-app.log",
    "-boot.log",
    "-phone.cfg",
    "-web.cfg",
    "-directory.xml",
    "-license.cfg",
    "-calls.xml"
  };

  @Override
  public Vendor vendor() {
    return Vendor.POLY;
  }

  @Override
  public Agent agent(String text) {
    if (!text.startsWith(BRAND)) {
      return null;
    }
    int mark = text.indexOf("-UA/");
    int end = mark < 0 ? AgentText.end(text) : mark;
    int dash = AgentText.find(text, '-', BRAND.length());
    int model = dash < end ? dash + 1 : BRAND.length();
    int firmware = mark < 0 ? end : mark + 4;
    return new Agent(
        AgentText.macAfter(text, "(SN:"),
        AgentText.part(text, model, end),
        AgentText.part(text, firmware, AgentText.find(text, ' ', firmware)));
  }

  @Override
  public Fit fit(AskedPath path) {
    if (path.fileStarts("000000000000") && (path.fileEnds(".cfg") || path.fileChar(12) == '-')) {
      return Fit.OWN;
    }
    if (path.fileEnds("sip.ld") || path.fileEnds("sip.ver")) {
      return Fit.OWN;
    }
    if (path.fileChar(12) == '-') {
      for (String suffix : OWN_FILES) {
        if (path.isMacFile("", suffix)) {
          return Fit.OWN;
        }
      }
    }
    return Fit.NO;
  }
}
