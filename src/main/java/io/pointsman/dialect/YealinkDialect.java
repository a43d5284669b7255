package io.pointsman.dialect;

import io.pointsman.mac.Vendor;

/** Yealink: {@code <mac>.cfg} after the common {@code y0000000000NN.cfg}; MAC last in the agent. */
final class YealinkDialect implements Dialect {

  private static final String BRAND = "Yealink";

  @Override
  public Vendor vendor() {
    return Vendor.YEALINK;
  }

  @Override
  public Agent agent(String text) {
    if (!text.startsWith(BRAND)) {
      return isDectBase(text) ? AgentText.spaced(text, 0) : null;
    }
    int model = BRAND.length() + 1;
    return AgentText.spaced(text, text.startsWith("SIP-", model) ? model + 4 : model);
  }

  @Override
  public Fit fit(AskedPath path) {
    if (isCommonFile(path) || path.isMacFile("", "-local.cfg")) {
      return Fit.OWN;
    }
    return path.isMacFile("", ".boot") ? Fit.USUAL : Fit.NO;
  }

  @Override
  public String model(AskedPath path) {
    if (!isCommonFile(path) || path.fileEnds(".boot")) {
      return null;
    }
    int number = 0;
    for (int i = 1; path.fileChar(i) != '.'; i++) {
      number = number * 10 + path.fileChar(i) - '0';
    }
    return YealinkCommonFiles.model(number);
  }

  /** A y, twelve digits that begin with seven zeros, and an ending. */
  static boolean isCommonFile(AskedPath path) {
    if ((path.fileChar(0) | 0x20) != 'y' || path.fileChar(13) != '.') {
      return false;
    }
    for (int i = 1; i < 13; i++) {
      char c = path.fileChar(i);
      if (c < '0' || c > '9' || (i < 8 && c != '0')) {
        return false;
      }
    }
    return path.fileEnds(".cfg") || path.fileEnds(".boot");
  }

  /** DECT bases leave the brand out: {@code W52P 25.30.0.2 …}. */
  private static boolean isDectBase(String text) {
    return text.length() > 5
        && text.charAt(0) == 'W'
        && text.charAt(1) >= '5'
        && text.charAt(1) <= '9'
        && text.charAt(2) >= '0'
        && text.charAt(2) <= '9'
        && text.charAt(4) == ' ';
  }
}
