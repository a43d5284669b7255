package io.pointsman.dialect;

import io.pointsman.mac.Vendor;

/** Htek: {@code cfg<mac>.xml}, which it shares with Grandstream, and {@code cfg0010.xml}. */
final class HtekDialect implements Dialect {

  @Override
  public Vendor vendor() {
    return Vendor.HTEK;
  }

  @Override
  public Agent agent(String text) {
    return text.regionMatches(true, 0, "Htek ", 0, 5) ? AgentText.spaced(text, 5) : null;
  }

  @Override
  public Fit fit(AskedPath path) {
    if (path.fileLength() != 11 || !path.fileStarts("cfg") || !path.fileEnds(".xml")) {
      return Fit.NO;
    }
    for (int i = 3; i < 7; i++) {
      if (path.fileChar(i) < '0' || path.fileChar(i) > '9') {
        return Fit.NO;
      }
    }
    return Fit.OWN;
  }
}
