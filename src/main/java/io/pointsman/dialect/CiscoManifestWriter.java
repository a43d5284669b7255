package io.pointsman.dialect;

import io.pointsman.delivery.CertificateFile;
import io.pointsman.delivery.FirmwareFile;
import io.pointsman.delivery.Phonebook;
import io.pointsman.delivery.PhonebookFormat;
import io.pointsman.delivery.SettingsFile;
import io.pointsman.mac.Vendor;
import java.util.List;

/**
 * Cisco's SPA, ATA and multiplatform phones: a flat profile. Those of the enterprise firmware,
 * which ask for {@code SEP<MAC>.cnf.xml}, have no setting for another server: they are redirected.
 */
final class CiscoManifestWriter implements ManifestWriter {

  @Override
  public Vendor vendor() {
    return Vendor.CISCO;
  }

  @Override
  public Written write(ManifestQuestion question) {
    String file = question.file();
    if (file != null && file.endsWith(".cnf.xml")) {
      return new Written.Redirect();
    }
    boolean profile = file == null || file.endsWith(".cfg") || file.endsWith(".xml");
    return profile ? profile(question) : new Written.NotThere();
  }

  private static Written profile(ManifestQuestion question) {
    XmlFile file = new XmlFile().open("flat-profile");
    file.value("Profile_Rule", rule(question.target()));
    SettingsFile settings = SettingsFile.newest(question.files().settingsFor(question.model()));
    if (settings != null) {
      file.value("Profile_Rule_B", rule(UploadLinks.url(question, settings)));
    }
    Integer minutes = question.files().pollMinutes();
    if (minutes != null) {
      file.value("Resync_Periodic", Integer.toString(minutes * 60));
    }
    FirmwareFile firmware = question.files().firmwareFor(question.model());
    if (firmware != null) {
      file.value("Upgrade_Enable", "Yes").value("Upgrade_Rule", rule(firmware.url()));
    }
    List<CertificateFile> certificates = question.files().certificates();
    if (!certificates.isEmpty()) {
      String url = UploadLinks.url(question, certificates.get(0));
      file.value(isMultiplatform(question.model()) ? "Custom_CA_Rule" : "Custom_CA_URL", rule(url));
    }
    Phonebook phonebook = question.files().phonebook();
    if (phonebook != null && phonebook.format() == PhonebookFormat.XML) {
      file.value("XML_Directory_Service_Name", "Phonebook");
      file.value("XML_Directory_Service_URL", phonebook.url());
    }
    return file.body();
  }

  private static boolean isMultiplatform(String model) {
    return model != null && model.startsWith("CP-");
  }

  /** A rule may hold options and alternatives, between blanks and bars; a URL has neither. */
  private static String rule(String url) {
    return LineText.value(url).replace(" ", "%20").replace("|", "%7C");
  }
}
