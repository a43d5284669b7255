package io.pointsman.dialect;

import io.pointsman.mac.Vendor;

/** Snom: {@code snom<model>[-MAC].htm|php|xml}, {@code ?mac=}, a browser-like User-Agent. */
final class SnomDialect implements Dialect {

  private static final String BRAND = "snom";
  private static final int AFTER_MOZILLA = "Mozilla/4.0 (compatible; ".length();

  @Override
  public Vendor vendor() {
    return Vendor.SNOM;
  }

  @Override
  public Agent agent(String text) {
    int from = text.startsWith("Mozilla/") ? AFTER_MOZILLA : 0;
    // The fuzzer's own watch over regionMatches fails where a comparison begins beyond the end.
    if (from > text.length() || !text.regionMatches(true, from, BRAND, 0, BRAND.length())) {
      return null;
    }
    int brandEnd = from + BRAND.length();
    int word = AgentText.find(text, ' ', brandEnd) == brandEnd ? brandEnd + 1 : brandEnd;
    int modelEnd = AgentText.find(text, ' ', word);
    int firmwareEnd = AgentText.find(text, ' ', modelEnd + 1);
    String model = AgentText.part(text, word, desk(text, word, modelEnd));
    String firmware = AgentText.part(text, modelEnd + 1, firmwareEnd);
    return new Agent(AgentText.anyMac(text), model == null ? null : BRAND + model, firmware);
  }

  @Override
  public Fit fit(AskedPath path) {
    return path.fileStarts(BRAND) ? Fit.OWN : Fit.NO;
  }

  @Override
  public String model(AskedPath path) {
    String model = path.fileUntil(BRAND.length(), "-.");
    return model == null ? null : BRAND + model;
  }

  /** Desk phones write {@code snomD785-SIP}. */
  private static int desk(String text, int from, int end) {
    int mark = text.indexOf("-SIP", from);
    return mark < 0 || mark > end ? end : mark;
  }
}
