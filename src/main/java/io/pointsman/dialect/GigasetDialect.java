package io.pointsman.dialect;

import io.pointsman.mac.Vendor;

/** Gigaset: the {@code /device} chain, device-id folders, {@code …;MAC} in the User-Agent. */
final class GigasetDialect implements Dialect {

  private static final String BASE = "/device";

  @Override
  public Vendor vendor() {
    return Vendor.GIGASET;
  }

  @Override
  public Agent agent(String text) {
    boolean branded = text.startsWith("Gigaset");
    if (!branded && !startsWithModel(text)) {
      return null;
    }
    int from = branded ? 8 : 0;
    int semicolon = AgentText.find(text, ';', 0);
    int slash = Math.min(AgentText.find(text, '/', 0), semicolon);
    String model = AgentText.part(text, from, slash);
    return new Agent(
        AgentText.macAfter(text, ";"),
        model == null ? null : model.replace('_', '-'),
        AgentText.part(text, slash + 1, semicolon));
  }

  @Override
  public Fit fit(AskedPath path) {
    boolean own =
        path.is(BASE)
            || path.isUnder(BASE + '/')
            || path.fileIs("provisioning.xml")
            || path.fileIs("master.bin")
            || path.fileIs("baselines.bin")
            || isSettingsBinary(path);
    return own ? Fit.OWN : Fit.NO;
  }

  @Override
  public String model(AskedPath path) {
    String text = path.text();
    int at = BASE.length() + 1;
    int product = text.startsWith(BASE) ? number(text, at) : -1;
    if (product < 0) {
      return null;
    }
    int variant = number(text, at + 3);
    return switch (product) {
      case 41 -> "DX800A";
      case 42 -> variant == 2 ? "N510-IP-PRO" : null;
      case 60 -> "DE900";
      case 61 -> "DE700";
      case 62 -> "DE410";
      case 63 -> "DE310";
      case 70 -> "N720-DM-PRO";
      case 71 -> "N720-IP-PRO";
      case 82 -> variant == 1 ? "Maxwell-3" : variant == 2 ? "Maxwell-Basic" : maxwell2(variant);
      case 84 -> variant == 1 ? "Maxwell-4" : null;
      default -> null;
    };
  }

  /** {@code /device} and the device-id folders below it name a place, not a file. */
  @Override
  public boolean isBase(AskedPath path) {
    if (path.is(BASE)) {
      return true;
    }
    boolean digits = path.isUnder(BASE + '/') && path.fileLength() <= 3;
    for (int i = 0; digits && i < path.fileLength(); i++) {
      digits = path.fileChar(i) >= '0' && path.fileChar(i) <= '9';
    }
    return digits;
  }

  private static String maxwell2(int variant) {
    return variant == 6 ? "Maxwell-2" : null;
  }

  private static boolean isSettingsBinary(AskedPath path) {
    return path.fileChar(0) == 's'
        && path.fileEnds(".bin")
        && (path.fileStarts("sifs_")
            || path.fileStarts("sit_")
            || path.fileStarts("sih_")
            || path.fileStarts("siu_"));
  }

  /** Older bases leave their brand out: {@code N510 IP PRO/…}, {@code N720-DM-PRO/…}. */
  private static boolean startsWithModel(String text) {
    if (text.length() < 5 || (text.charAt(0) != 'N' && text.charAt(0) != 'C')) {
      return false;
    }
    for (int i = 1; i < 4; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return text.indexOf('/') > 0;
  }

  /** One segment of one or two digits; -1 if it is none. */
  private static int number(String text, int at) {
    if (at >= text.length()) {
      return -1;
    }
    int value = -1;
    int i = at;
    while (i < text.length() && i < at + 2 && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
      value = Math.max(value, 0) * 10 + text.charAt(i++) - '0';
    }
    return i == text.length() || text.charAt(i) == '/' ? value : -1;
  }
}
