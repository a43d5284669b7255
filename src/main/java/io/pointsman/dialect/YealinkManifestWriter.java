package io.pointsman.dialect;

import io.pointsman.delivery.CertificateFile;
import io.pointsman.delivery.FirmwareFile;
import io.pointsman.delivery.Phonebook;
import io.pointsman.delivery.PhonebookFormat;
import io.pointsman.delivery.SettingsFile;
import io.pointsman.mac.Vendor;

/**
 * Yealink: lines below a version that is no version. The common file gets the same as the phone's
 * own, as it would be asked for three times otherwise. Boot files are newer than those, and the
 * only ones that can name others: a phone has one if its profile has settings.
 */
final class YealinkManifestWriter implements ManifestWriter {

  static final String FIRST_LINE = "#!version:1.0.0.1";

  /** From here on, in the second part of a firmware's number, keys begin with "static.". */
  private static final int FIRST_STATIC = 81;

  /** Up to here they certainly do not. */
  private static final int LAST_OLDER = 73;

  @Override
  public Vendor vendor() {
    return Vendor.YEALINK;
  }

  @Override
  public Written write(ManifestQuestion question) {
    String file = question.file();
    if (file != null && file.endsWith(".boot")) {
      SettingsFile settings = SettingsFile.newest(question.files().settingsFor(question.model()));
      return settings == null ? new Written.NotThere() : boot(question, settings);
    }
    boolean config = file == null || file.endsWith(".cfg") && !file.endsWith("-local.cfg");
    return config ? config(question) : new Written.NotThere();
  }

  /** The later file wins, so that the tenant's settings cannot send the phone elsewhere. */
  private static Written boot(ManifestQuestion question, SettingsFile settings) {
    String own = question.links().to(question.mac().lower() + ".cfg");
    return new SettingLines(FIRST_LINE)
        .line("include:config " + LineText.quotedUrl(UploadLinks.url(question, settings)))
        .line("include:config " + LineText.quotedUrl(own))
        .body();
  }

  private static Written config(ManifestQuestion question) {
    int release = release(question.firmware());
    SettingLines lines = new SettingLines(FIRST_LINE);
    if (release > LAST_OLDER) {
      settings(lines, "static.", question);
    }
    if (release < FIRST_STATIC) {
      settings(lines, "", question);
    }
    Phonebook phonebook = question.files().phonebook();
    if (phonebook != null && phonebook.format() == PhonebookFormat.XML) {
      lines.add("remote_phonebook.data.1.url", phonebook.url());
      lines.add("remote_phonebook.data.1.name", "Phonebook");
    }
    return lines.body();
  }

  private static void settings(SettingLines lines, String prefix, ManifestQuestion question) {
    lines.add(prefix + "auto_provision.server.url", question.target());
    Integer minutes = question.files().pollMinutes();
    if (minutes != null) {
      lines.add(prefix + "auto_provision.repeat.enable", 1);
      lines.add(prefix + "auto_provision.repeat.minutes", minutes);
    }
    for (CertificateFile certificate : question.files().certificates()) {
      lines.add(prefix + "trusted_certificates.url", UploadLinks.url(question, certificate));
    }
    FirmwareFile firmware = question.files().firmwareFor(question.model());
    if (firmware != null) {
      lines.add(prefix + "firmware.url", firmware.url());
    }
  }

  /** {@code 83} of {@code 28.83.0.120}; between both bounds if it does not say. */
  private static int release(String firmware) {
    String[] parts = firmware == null ? new String[0] : firmware.split("\\.", 3);
    boolean said = parts.length == 3 && parts[1].matches("[0-9]{1,4}");
    return said ? Integer.parseInt(parts[1]) : LAST_OLDER + 1;
  }
}
