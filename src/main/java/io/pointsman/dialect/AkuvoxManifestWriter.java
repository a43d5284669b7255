package io.pointsman.dialect;

import io.pointsman.delivery.FirmwareFile;
import io.pointsman.delivery.Phonebook;
import io.pointsman.delivery.PhonebookFormat;
import io.pointsman.mac.Vendor;

/** Akuvox: lines of {@code Config.…} keys, of which a pair is made for redirecting. */
final class AkuvoxManifestWriter implements ManifestWriter {

  @Override
  public Vendor vendor() {
    return Vendor.AKUVOX;
  }

  @Override
  public Written write(ManifestQuestion question) {
    if (question.file() != null && !question.file().endsWith(".cfg")) {
      return new Written.NotThere();
    }
    FirmwareFile firmware = question.files().firmwareFor(question.model());
    Phonebook phonebook = question.files().phonebook();
    boolean contacts = phonebook != null && phonebook.format() == PhonebookFormat.XML;
    return new SettingLines("#!version:1.0.0.1")
        .add("Config.Firmware.Url", firmware == null ? null : firmware.url())
        .add("Config.Contact.Url", contacts ? phonebook.url() : null)
        .add("Config.Autoprovision.REDIRECT.Url", question.target())
        .add("Config.Autoprovision.REDIRECT.Enable", 1)
        .body();
  }
}
