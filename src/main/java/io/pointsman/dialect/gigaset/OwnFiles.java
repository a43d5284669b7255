package io.pointsman.dialect.gigaset;

import io.pointsman.delivery.CertificateFile;
import io.pointsman.delivery.FirmwareFile;
import io.pointsman.delivery.SettingsFile;
import io.pointsman.delivery.Upload;
import io.pointsman.dialect.Written;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * What our files for Gigaset name, below {@code /m/<mac>/}: steps two and three. A leaf is named
 * after its content, so that an address never leads to another.
 */
final class OwnFiles {

  static final String HOME = "nvm/home.xml";

  private OwnFiles() {}

  static Written write(Answer answer) {
    String path = answer.question().path();
    int folder = path.lastIndexOf('/', path.lastIndexOf('/') - 1);
    String asked = path.substring(folder + 1);
    return switch (asked) {
      case "firmware/updates.xml" -> Chain.firmware(answer);
      case "nvm/updates.xml" -> Chain.nvm(answer);
      case "custom/updates.xml" -> Chain.custom(answer);
      case HOME -> Home.write(answer);
      default -> leaf(answer, asked);
    };
  }

  static String name(FirmwareFile firmware) {
    String id = Stamp.digest(Arrays.asList(firmware.version(), firmware.url())).substring(0, 16);
    return "firmware/" + id + ".bin";
  }

  static String name(Upload settings) {
    return "nvm/u" + settings.content() + ".xml";
  }

  /** The ending tells phones what it is, so the upload keeps its own. */
  static String certificate(Upload upload) {
    String name = upload.name().toLowerCase(Locale.ROOT);
    String ending = name.replaceFirst(".*\\.", "");
    boolean known = List.of("pem", "der", "crt", "cer").contains(ending);
    return "custom/u" + upload.content() + "." + (known ? ending : "pem");
  }

  /** Both steps tell the same version, or the phone drops the file. */
  static Written stamped(Upload settings) {
    return new Written.Uploaded(
        settings, content -> SettingsVersion.write(content, settings.version()));
  }

  private static Written leaf(Answer answer, String asked) {
    for (FirmwareFile firmware : answer.files().firmware()) {
      if (asked.equals(name(firmware))) {
        return new Written.AtTenant(firmware.url());
      }
    }
    for (SettingsFile settings : answer.files().settings()) {
      if (settings.upload() != null && asked.equals(name(settings.upload()))) {
        return stamped(settings.upload());
      }
    }
    for (CertificateFile certificate : answer.files().certificates()) {
      Upload upload = certificate.upload();
      if (upload != null && asked.equals(certificate(upload))) {
        return new Written.Uploaded(upload, UnaryOperator.identity());
      }
    }
    return new Written.NotThere();
  }
}
