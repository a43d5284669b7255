package io.pointsman.dialect;

import io.pointsman.delivery.FirmwareFile;
import io.pointsman.mac.Vendor;

/** Htek: Grandstream's P-values under a name of its own, with whole URLs. */
final class HtekManifestWriter implements ManifestWriter {

  @Override
  public Vendor vendor() {
    return Vendor.HTEK;
  }

  @Override
  public Written write(ManifestQuestion question) {
    if (question.file() != null && !question.file().endsWith(".xml")) {
      return new Written.NotThere();
    }
    XmlFile file =
        new XmlFile()
            .open("hl_provision", "version", "1")
            .open("config", "version", "1")
            .value("P212", mode(ServerUrl.of(question.target())));
    FirmwareFile firmware = question.files().firmwareFor(question.model());
    if (firmware != null) {
      ServerUrl images = ServerUrl.of(firmware.url()).folder();
      file.value("P192", images.scheme() + "://" + images.rest());
    }
    file.value("P237", question.target());
    if (question.files().pollMinutes() != null) {
      file.value("P194", "1").value("P193", question.files().pollMinutes().toString());
    }
    return file.body();
  }

  /** 1 and 3 were seen; the others are inferred. */
  private static String mode(ServerUrl url) {
    return switch (url.scheme()) {
      case "tftp" -> "0";
      case "http" -> "1";
      case "ftp" -> "2";
      default -> "3";
    };
  }
}
