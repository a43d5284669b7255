package io.pointsman.dialect.gigaset;

import io.pointsman.delivery.FirmwareFile;
import io.pointsman.delivery.SettingsFile;
import io.pointsman.dialect.PlainText;
import io.pointsman.dialect.Written;
import io.pointsman.dialect.XmlFile;

/** Version 1.1: all in one file, and a step that leads on at once. */
final class SingleFile {

  private SingleFile() {}

  /** The tenant's redirect if there is nowhere to lead to. */
  static Written write(Answer answer) {
    SettingsFile settings = answer.newestSettings();
    String next = settings == null ? answer.target() : url(answer, settings);
    if (!PlainText.isLine(next)) {
      return new Written.Redirect();
    }
    XmlFile file = new XmlFile();
    file.open("provisioning", "version", "1.1", "productID", answer.product().id());
    FirmwareFile firmware = answer.firmware();
    if (firmware != null) {
      String url = answer.link(OwnFiles.name(firmware));
      file.open("firmware").empty("file", "version", firmware.version(), "url", url).close();
    }
    if (settings == null) {
      file.open("nvm");
      Home.params(file, answer);
      file.close();
    }
    if (answer.product().family() == Product.Family.MAXWELL || settings != null) {
      steps(file.open("custom"), answer, next);
    }
    return file.body();
  }

  private static void steps(XmlFile file, Answer answer, String next) {
    answer.certificates().forEach(each -> Chain.certificate(file, answer, each));
    file.empty("step", "type", "Redirect", "url", next);
  }

  private static String url(Answer answer, SettingsFile settings) {
    return settings.upload() == null
        ? settings.url()
        : answer.link(OwnFiles.name(settings.upload()));
  }
}
