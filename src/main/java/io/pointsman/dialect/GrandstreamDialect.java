package io.pointsman.dialect;

import io.pointsman.mac.Vendor;
import java.util.Locale;

/** Grandstream: {@code cfg<mac>}, with and without an ending, below {@code /gs} by default. */
final class GrandstreamDialect implements Dialect {

  private static final String BRAND = "Grandstream ";

  @Override
  public Vendor vendor() {
    return Vendor.GRANDSTREAM;
  }

  @Override
  public Agent agent(String text) {
    if (!text.startsWith(BRAND)) {
      return null;
    }
    int hardware = text.indexOf(" HW ");
    int model = hardware < 0 ? BRAND.length() : hardware + 4;
    int software = text.indexOf(" SW ");
    String firmware =
        software < 0
            ? null
            : AgentText.part(text, software + 4, AgentText.find(text, ' ', software + 4));
    return new Agent(
        AgentText.macAfter(text, "DevId "),
        AgentText.part(text, model, AgentText.find(text, ' ', model)),
        firmware);
  }

  @Override
  public Fit fit(AskedPath path) {
    boolean own =
        path.isUnder("/gs/")
            || path.isMacFile("cfg", "")
            || path.isMacFile("cfg", ".bin")
            || isModelFile(path);
    if (own) {
      return Fit.OWN;
    }
    return path.isMacFile("cfg", ".xml") || path.fileIs("cfg.xml") ? Fit.USUAL : Fit.NO;
  }

  @Override
  public String model(AskedPath path) {
    String model = isModelFile(path) ? path.fileUntil(3, ".") : null;
    return model == null ? null : model.toUpperCase(Locale.ROOT);
  }

  /** {@code cfggxp2160.xml}. */
  private static boolean isModelFile(AskedPath path) {
    char first = path.fileChar(3);
    return path.mac() == 0
        && (first | 0x20) >= 'a'
        && (first | 0x20) <= 'z'
        && path.fileStarts("cfg")
        && path.fileEnds(".xml");
  }
}
