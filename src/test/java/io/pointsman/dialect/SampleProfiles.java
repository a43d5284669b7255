package io.pointsman.dialect;

import io.pointsman.delivery.CertificateFile;
import io.pointsman.delivery.FirmwareFile;
import io.pointsman.delivery.Phonebook;
import io.pointsman.delivery.PhonebookFormat;
import io.pointsman.delivery.ProfileFiles;
import io.pointsman.delivery.SettingsFile;
import io.pointsman.delivery.Upload;
import java.util.List;
import java.util.Map;

/** The profiles that the files in {@code src/test/resources/manifests} are written for. */
final class SampleProfiles {

  private static final String HOSTILE = "'\"><!--&amp;]]>é😀";

  private SampleProfiles() {}

  /** A name, and forms behind it: {@code home gigaset=v1.1}. */
  static ProfileFiles named(String text) {
    String[] words = text.split(" ");
    ProfileFiles files = files(words[0]);
    if (words.length == 1) {
      return files;
    }
    String[] form = words[1].split("=");
    return new ProfileFiles(
        files.firmware(),
        files.settings(),
        files.certificates(),
        files.phonebook(),
        files.pollMinutes(),
        Map.of(form[0], form[1]));
  }

  private static ProfileFiles files(String name) {
    return switch (name) {
      case "bare" -> ProfileFiles.NONE;
      case "polled" -> new ProfileFiles(null, null, null, null, 90, null);
      case "all" -> new ProfileFiles(firmware(), settings(), certificates(), phonebook(), 90, null);
      case "parts" -> new ProfileFiles(firmware(), null, certificates(), phonebook(), 90, null);
      case "settings" -> new ProfileFiles(null, settings(), null, null, null, null);
      case "hostile" -> hostile();
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static List<FirmwareFile> firmware() {
    return List.of(
        new FirmwareFile("maxwell-3", "2.14.5", "https://prov.example/fw/GC_MAX_2.14.5.bin"),
        new FirmwareFile("X4", "2.14.0", "https://prov.example/fw/x4.z"),
        new FirmwareFile(null, "2015-01-01_01:01:01", "https://prov.example/fw/any.bin"));
  }

  private static List<SettingsFile> settings() {
    return List.of(
        new SettingsFile(null, "2026-01-01_01:01:01", "https://prov.example/s?a=1&b=2", null),
        new SettingsFile(null, null, null, upload("settings.xml", 7)));
  }

  private static List<CertificateFile> certificates() {
    return List.of(
        new CertificateFile(null, upload("ca.der", 8)),
        new CertificateFile("https://prov.example/ca.pem", null));
  }

  private static Phonebook phonebook() {
    return new Phonebook("https://prov.example/book.xml", PhonebookFormat.XML);
  }

  private static ProfileFiles hostile() {
    String url = "https://prov.example/a?b=1&c=" + HOSTILE;
    return new ProfileFiles(
        List.of(new FirmwareFile(null, HOSTILE, url)),
        List.of(
            new SettingsFile(null, "2026-01-01_01:01:01", url, null),
            new SettingsFile(null, "2026-01-01_01:01:02", "https://a.example/\r\nX: y", null)),
        List.of(new CertificateFile(url, null), new CertificateFile("https://a.example/\0", null)),
        new Phonebook("https://a.example/\r\nAuto Image Url:x", PhonebookFormat.CSV),
        1,
        null);
  }

  private static Upload upload(String name, long content) {
    return new Upload(name, content, "0".repeat(64), 100, "text/xml", "2026-02-02_02:02:02");
  }
}
