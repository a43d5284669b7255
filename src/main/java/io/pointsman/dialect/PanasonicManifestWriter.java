package io.pointsman.dialect;

import io.pointsman.delivery.CertificateFile;
import io.pointsman.delivery.FirmwareFile;
import io.pointsman.delivery.SettingsFile;
import io.pointsman.mac.Vendor;
import java.util.List;

/**
 * Panasonic: lines of {@code NAME="value"} below a first line that phones insist on. The home is
 * the path of the <em>standard</em> file, one phone's; settings are the <em>product</em> file.
 */
final class PanasonicManifestWriter implements ManifestWriter {

  private static final String FIRST_LINE = "# Panasonic SIP Phone Standard Format File #\r\n";

  /** Phones take no longer interval. */
  private static final int MOST_MINUTES = 40_320;

  @Override
  public Vendor vendor() {
    return Vendor.PANASONIC;
  }

  @Override
  public Written write(ManifestQuestion question) {
    if (question.file() != null && !question.file().endsWith(".cfg")) {
      return new Written.NotThere();
    }
    StringBuilder lines = new StringBuilder(FIRST_LINE);
    add(lines, "CFG_STANDARD_FILE_PATH", question.target());
    SettingsFile settings = SettingsFile.newest(question.files().settingsFor(question.model()));
    if (settings != null) {
      add(lines, "CFG_PRODUCT_FILE_PATH", UploadLinks.url(question, settings));
    }
    Integer minutes = question.files().pollMinutes();
    if (minutes != null) {
      add(lines, "CFG_CYCLIC", "Y");
      add(lines, "CFG_CYCLIC_INTVL", Integer.toString(Math.min(MOST_MINUTES, minutes)));
    }
    List<CertificateFile> certificates = question.files().certificates();
    if (!certificates.isEmpty()) {
      add(lines, "CFG_ROOT_CERTIFICATE_PATH", UploadLinks.url(question, certificates.get(0)));
    }
    FirmwareFile firmware = question.files().firmwareFor(question.model());
    if (firmware != null) {
      add(lines, "FIRM_UPGRADE_ENABLE", "Y");
      add(lines, "FIRM_UPGRADE_AUTO", "Y");
      add(lines, "FIRM_VERSION", firmware.version());
      add(lines, "FIRM_FILE_PATH", firmware.url());
    }
    return LineText.body(lines);
  }

  private static void add(StringBuilder lines, String name, String value) {
    lines.append(name).append('=').append(LineText.quotedUrl(value)).append("\r\n");
  }
}
