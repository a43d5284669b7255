package io.pointsman.dialect;

import io.pointsman.delivery.FirmwareFile;
import io.pointsman.mac.Vendor;
import java.util.Locale;
import java.util.Set;

/**
 * Grandstream: P-values, or aliases where a profile wants them. The binary {@code cfg<mac>} comes
 * first and is not there, so that the phone goes on to {@code cfg<mac>.xml}.
 */
final class GrandstreamManifestWriter implements ManifestWriter {

  private static final String ALIAS = "alias";

  /** Phones take no shorter interval. */
  private static final int LEAST_MINUTES = 60;

  @Override
  public Vendor vendor() {
    return Vendor.GRANDSTREAM;
  }

  @Override
  public Set<String> forms() {
    return Set.of("p-values", ALIAS);
  }

  @Override
  public Written write(ManifestQuestion question) {
    if (question.file() != null && !question.file().endsWith(".xml")) {
      return new Written.NotThere();
    }
    boolean alias = ALIAS.equals(question.files().forms().get(vendor().slug()));
    XmlFile file =
        new XmlFile()
            .open("gs_provision", "version", "1")
            .value("mac", question.mac().lower())
            .open("config", "version", alias ? "2" : "1");
    ServerUrl server = server(question.target());
    FirmwareFile firmware = question.files().firmwareFor(question.model());
    ServerUrl images = firmware == null ? null : ServerUrl.of(firmware.url()).folder();
    Integer minutes = question.files().pollMinutes();
    Integer period = minutes == null ? null : Math.max(LEAST_MINUTES, minutes);
    if (alias) {
      aliases(file, server, images, period);
    } else {
      values(file, server, images, period);
    }
    return file.body();
  }

  private static void values(XmlFile file, ServerUrl server, ServerUrl images, Integer period) {
    file.value("P237", server.rest()).value("P212", protocol(server));
    if (images != null) {
      file.value("P192", images.rest()).value("P6767", protocol(images));
    }
    if (period != null) {
      file.value("P194", "1").value("P193", period.toString());
    }
  }

  private static void aliases(XmlFile file, ServerUrl server, ServerUrl images, Integer period) {
    item(file, "config.protocol", server.scheme().toUpperCase(Locale.ROOT));
    item(file, "config.serverPath", server.rest());
    if (images != null) {
      item(file, "firmware.protocol", images.scheme().toUpperCase(Locale.ROOT));
      item(file, "firmware.serverPath", images.rest());
    }
    if (period != null) {
      item(file, "auto.mode", "YesUpgradeMin");
      item(file, "auto.minute", period.toString());
    }
  }

  private static void item(XmlFile file, String name, String value) {
    file.value("item", value, "name", "provisioning." + name);
  }

  /** A folder: phones add the file's name themselves, so that it is taken off a URL that has it. */
  private static ServerUrl server(String target) {
    ServerUrl url = ServerUrl.of(target);
    String file = url.file().toLowerCase(Locale.ROOT);
    return file.startsWith("cfg") && file.endsWith(".xml") ? url.folder() : url;
  }

  private static String protocol(ServerUrl url) {
    return switch (url.scheme()) {
      case "tftp" -> "0";
      case "http" -> "1";
      case "ftp" -> "3";
      default -> "2";
    };
  }
}
