package io.pointsman.dialect;

import io.pointsman.delivery.CertificateFile;
import io.pointsman.delivery.FirmwareFile;
import io.pointsman.delivery.ProfileFiles;
import io.pointsman.mac.Vendor;

/** Flyingvoice: the names and the keys of newer Yealinks, without their boot files' includes. */
final class FlyingvoiceManifestWriter implements ManifestWriter {

  @Override
  public Vendor vendor() {
    return Vendor.FLYINGVOICE;
  }

  @Override
  public Written write(ManifestQuestion question) {
    if (question.file() != null && !question.file().endsWith(".cfg")) {
      return new Written.NotThere();
    }
    ProfileFiles files = question.files();
    SettingLines lines =
        new SettingLines(YealinkManifestWriter.FIRST_LINE)
            .add("static.auto_provision.server.url", question.target());
    if (files.pollMinutes() != null) {
      lines.add("static.auto_provision.repeat.enable", 1);
      lines.add("static.auto_provision.repeat.minutes", files.pollMinutes());
    }
    for (CertificateFile certificate : files.certificates()) {
      lines.add("static.trusted_certificates.url", UploadLinks.url(question, certificate));
    }
    FirmwareFile firmware = files.firmwareFor(question.model());
    return lines.add("static.firmware.url", firmware == null ? null : firmware.url()).body();
  }
}
