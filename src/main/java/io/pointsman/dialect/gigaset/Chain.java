package io.pointsman.dialect.gigaset;

import io.pointsman.delivery.CertificateFile;
import io.pointsman.delivery.FirmwareFile;
import io.pointsman.delivery.SettingsFile;
import io.pointsman.dialect.Written;
import io.pointsman.dialect.XmlFile;
import java.util.ArrayList;
import java.util.List;

/** Version 1.0: {@code provisioning.xml}, then an {@code updates.xml} for each category. */
final class Chain {

  private static final String VERSION = "1.0";

  private Chain() {}

  /** The first step; the tenant's redirect if there is nothing to tell. */
  static Written provisioning(Answer answer) {
    List<String> categories = new ArrayList<>();
    if (answer.firmware() != null) {
      categories.add("firmware");
    }
    if (!answer.settings().isEmpty() || answer.target() != null) {
      categories.add("nvm");
    }
    if (!answer.certificates().isEmpty()) {
      categories.add("custom");
    }
    if (categories.isEmpty()) {
      return new Written.Redirect();
    }
    XmlFile file = new XmlFile().open("provisioning", head(answer));
    for (String category : categories) {
      file.empty("category", "type", category, "url", answer.link(category + "/updates.xml"));
    }
    return file.body();
  }

  static Written firmware(Answer answer) {
    FirmwareFile firmware = answer.firmware();
    if (firmware == null) {
      return new Written.NotThere();
    }
    // The older revision of the format marks a dated release so, the newer a numbered one not.
    String type = Stamp.isOne(firmware.version()) ? "latest" : null;
    String url = answer.link(OwnFiles.name(firmware));
    return new XmlFile()
        .open("firmware", head(answer))
        .empty("file", "version", firmware.version(), "type", type, "url", url)
        .body();
  }

  static Written nvm(Answer answer) {
    List<SettingsFile> settings = answer.settings();
    if (settings.isEmpty() && answer.target() == null) {
      return new Written.NotThere();
    }
    String mac = answer.question().mac().colon();
    XmlFile file = new XmlFile();
    file.open("nvm", "version", VERSION, "productID", answer.product().id(), "macAddress", mac);
    for (SettingsFile each : settings) {
      String url = each.upload() == null ? each.url() : answer.link(OwnFiles.name(each.upload()));
      file.empty("file", "version", each.stamp(), "url", url);
    }
    if (settings.isEmpty()) {
      file.empty("file", "version", Home.version(answer), "url", answer.link(OwnFiles.HOME));
    }
    return file.body();
  }

  static Written custom(Answer answer) {
    List<CertificateFile> certificates = answer.certificates();
    if (certificates.isEmpty()) {
      return new Written.NotThere();
    }
    XmlFile file = new XmlFile();
    file.open("scenario", "version", version(certificates), "productID", answer.product().id());
    certificates.forEach(each -> certificate(file, answer, each));
    return file.body();
  }

  static void certificate(XmlFile file, Answer answer, CertificateFile certificate) {
    String url =
        certificate.upload() == null
            ? certificate.url()
            : answer.link(OwnFiles.certificate(certificate.upload()));
    file.empty("step", "type", "certificate", "url", url, "flags", "FORCE_ACCEPT");
  }

  /** Not of our own addresses: a phone that comes by another one installs nothing again. */
  private static String version(List<CertificateFile> certificates) {
    return Stamp.of(
        certificates.stream()
            .map(each -> each.upload() == null ? each.url() : each.upload().sha256())
            .toList());
  }

  private static String[] head(Answer answer) {
    return new String[] {"version", VERSION, "productID", answer.product().id()};
  }
}
