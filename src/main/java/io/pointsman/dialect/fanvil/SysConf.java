package io.pointsman.dialect.fanvil;

import io.pointsman.dialect.Written;
import io.pointsman.dialect.XmlFile;

/** The XML form. */
final class SysConf {

  private SysConf() {}

  static Written write(Updates updates) {
    XmlFile file = new XmlFile().open("sysConf").value("Version", Version.of(updates.toString()));
    if (hasDownloads(updates)) {
      // In this form too, they stand in the older module.
      file.open("AUTOUPDATE_CONFIG_MODULE")
          .value("Auto_etc_URL", updates.certificate())
          .value("Auto_Pbook_URL", updates.phonebook())
          .value("Auto_Image_URL", updates.firmware())
          .close();
    }
    if (updates.server() != null || updates.mode() != null) {
      file.open("ap");
      Server server = updates.server();
      if (server != null) {
        file.value("FlashServerIP", server.address())
            .value("FlashFileName", server.file())
            .value("FlashProtocol", server.protocol());
      }
      file.value("FlashMode", updates.mode()).value("FlashInterval", updates.interval()).close();
    }
    return file.body();
  }

  private static boolean hasDownloads(Updates updates) {
    return updates.certificate() != null
        || updates.phonebook() != null
        || updates.firmware() != null;
  }
}
