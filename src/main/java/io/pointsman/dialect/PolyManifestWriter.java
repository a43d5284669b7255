package io.pointsman.dialect;

import io.pointsman.delivery.FirmwareFile;
import io.pointsman.delivery.SettingsFile;
import io.pointsman.mac.Vendor;
import java.util.Locale;

/**
 * Poly, in two steps: the master file, its own or everybody's, names a configuration file of ours,
 * which says where home is. It keeps logs, directories and overrides beside them by PUT, and does
 * without those that it does not find.
 */
final class PolyManifestWriter implements ManifestWriter {

  private static final String CONFIGURATION = "provision.cfg";
  private static final String EVERYBODYS = "000000000000.cfg";

  /** Phones take no shorter period. */
  private static final int LEAST_SECONDS = 3600;

  @Override
  public Vendor vendor() {
    return Vendor.POLY;
  }

  @Override
  public Written write(ManifestQuestion question) {
    if (CONFIGURATION.equals(question.links().rest(question.path()))) {
      return configuration(question);
    }
    String file = question.file();
    boolean master =
        file == null
            || file.equals(EVERYBODYS)
            || file.equalsIgnoreCase(question.mac().lower() + ".cfg");
    return master ? master(question) : new Written.NotThere();
  }

  /** Of two configuration files the first wins, so that the tenant's cannot undo ours. */
  private static Written master(ManifestQuestion question) {
    String files = question.links().to(CONFIGURATION);
    SettingsFile settings = SettingsFile.newest(question.files().settingsFor(question.model()));
    if (settings != null) {
      // commas and blanks would part it
      String url = UploadLinks.url(question, settings);
      files += ", " + url.replace(",", "%2C").replace(" ", "%20");
    }
    FirmwareFile firmware = question.files().firmwareFor(question.model());
    return new XmlFile()
        .empty(
            "APPLICATION",
            "APP_FILE_PATH",
            firmware == null ? "sip.ld" : firmware.url(),
            "CONFIG_FILES",
            files)
        .body();
  }

  private static Written configuration(ManifestQuestion question) {
    String type = ServerUrl.of(question.target()).scheme().toUpperCase(Locale.ROOT);
    XmlFile file =
        new XmlFile()
            .open("PHONE_CONFIG")
            .empty("device", "device.set", "1")
            .empty(
                "device.prov",
                "device.prov.serverName",
                question.target(),
                "device.prov.serverName.set",
                "1",
                "device.prov.serverType",
                type,
                "device.prov.serverType.set",
                "1",
                "device.prov.ztpEnabled",
                "0",
                "device.prov.ztpEnabled.set",
                "1");
    Integer minutes = question.files().pollMinutes();
    if (minutes != null) {
      file.empty(
          "prov.polling",
          "prov.polling.enabled",
          "1",
          "prov.polling.mode",
          "rel",
          "prov.polling.period",
          Integer.toString(Math.max(LEAST_SECONDS, minutes * 60)));
    }
    return file.body();
  }
}
