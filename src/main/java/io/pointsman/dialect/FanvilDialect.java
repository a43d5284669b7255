package io.pointsman.dialect;

import io.pointsman.mac.Vendor;

/** Fanvil: {@code <mac>.cfg} and a common file whose name tells the model. */
final class FanvilDialect implements Dialect {

  @Override
  public Vendor vendor() {
    return Vendor.FANVIL;
  }

  @Override
  public Agent agent(String text) {
    return text.startsWith("Fanvil ") ? AgentText.spaced(text, 7) : null;
  }

  @Override
  public Fit fit(AskedPath path) {
    if (path.fileStarts("fanvil_") || path.fileStarts("nethesis_")) {
      return Fit.OWN;
    }
    boolean common = path.fileChar(1) == '0' && (path.fileChar(0) | 0x20) == 'f';
    return common && path.mac() == 0 && (path.fileEnds(".cfg") || path.fileIs("F00000000000"))
        ? Fit.OWN
        : Fit.NO;
  }

  @Override
  public String model(AskedPath path) {
    if (path.fileStarts("fanvil_")) {
      return path.fileUntil("fanvil_".length(), "_.");
    }
    return path.fileStarts("nethesis_") ? null : FanvilCommonFiles.model(path.file());
  }
}
