package io.pointsman.dialect;

import io.pointsman.delivery.CertificateFile;
import io.pointsman.delivery.FirmwareFile;
import io.pointsman.delivery.SettingsFile;
import io.pointsman.mac.Vendor;

/**
 * Snom, and Gigaset's P7xx and P8xx: XML settings. Whatever it asks for is its settings file, but
 * for {@code …-firmware}. Settings of the tenant make that file a list of two.
 */
final class SnomManifestWriter implements ManifestWriter {

  private static final String SERVER = "server.xml";
  private static final String FIRMWARE = "firmware.xml";

  @Override
  public Vendor vendor() {
    return Vendor.SNOM;
  }

  @Override
  public Written write(ManifestQuestion question) {
    String own = question.links().rest(question.path());
    FirmwareFile firmware = question.files().firmwareFor(question.model());
    if (FIRMWARE.equals(own) || question.file() != null && question.file().contains("-firmware.")) {
      return firmware == null ? new Written.NotThere() : firmware(firmware);
    }
    SettingsFile settings = SettingsFile.newest(question.files().settingsFor(question.model()));
    if (settings == null || SERVER.equals(own)) {
      return server(question, firmware);
    }
    return own == null ? list(question, settings) : new Written.NotThere();
  }

  /** The last one wins, so that the tenant's settings cannot send the phone elsewhere. */
  private static Written list(ManifestQuestion question, SettingsFile settings) {
    return new XmlFile()
        .open("setting-files")
        .empty("file", "url", UploadLinks.url(question, settings))
        .empty("file", "url", question.links().to(SERVER))
        .body();
  }

  private static Written server(ManifestQuestion question, FirmwareFile firmware) {
    XmlFile file = new XmlFile().open("settings").open("phone-settings");
    setting(file, "setting_server", question.target());
    Integer minutes = question.files().pollMinutes();
    if (minutes != null) {
      setting(file, "settings_refresh_timer", Integer.toString(minutes * 60));
    }
    if (firmware != null) {
      setting(file, "update_policy", "auto_update");
      setting(file, "firmware_status", question.links().to(FIRMWARE));
    }
    file.close();
    if (!question.files().certificates().isEmpty()) {
      file.open("certificates");
      for (CertificateFile certificate : question.files().certificates()) {
        file.empty("certificate", "url", UploadLinks.url(question, certificate));
      }
    }
    return file.body();
  }

  private static Written firmware(FirmwareFile firmware) {
    XmlFile file = new XmlFile().open("firmware-settings");
    setting(file, "firmware", firmware.url());
    return file.body();
  }

  /** Users may change it: a phone that cannot be set by hand any more is hard to bring back. */
  private static void setting(XmlFile file, String name, String value) {
    file.value(name, value, "perm", "RW");
  }
}
