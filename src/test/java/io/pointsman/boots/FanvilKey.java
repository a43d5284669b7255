package io.pointsman.boots;

import java.util.List;
import java.util.Map;

/** What a config file can say about updates, in its older, newer and XML spelling. */
public enum FanvilKey {
  SERVER("Download Server IP", "Flash Server IP", "FlashServerIP"),
  FILE("Config File Name", "Flash File Name", "FlashFileName"),
  PROTOCOL("Download Protocol", "Flash Protocol", "FlashProtocol"),
  MODE("Download Mode", "Flash Mode", "FlashMode"),
  COMMON("Download CommonConf", "Download CommonConf", "DownloadCommonConf"),
  CERTIFICATE("Auto etc Url", "Auto etc Url", "AutoEtcUrl"),
  PHONEBOOK("Auto Pbook Url", "Auto Pbook Url", "AutoPbookUrl"),
  FIRMWARE("Auto Image Url", "Auto Image Url", "AutoImageUrl");

  /** What is fetched after the config files, in this order. */
  static final List<FanvilKey> DOWNLOADS = List.of(CERTIFICATE, PHONEBOOK, FIRMWARE);

  private final List<String> spellings;

  FanvilKey(String older, String newer, String xml) {
    spellings =
        List.of(
            "AUTOUPDATE CONFIG MODULE/" + older,
            "AUTOUPDATE CONFIG MODULE/" + newer,
            "ap/" + xml,
            // WZ: the XML form has these in the module of the text form.
            "AUTOUPDATE_CONFIG_MODULE/" + older.replace(' ', '_').replace("Url", "URL"));
  }

  /** Null if it is not said. */
  String in(Map<String, String> values) {
    return spellings.stream().map(values::get).filter(v -> v != null).findFirst().orElse(null);
  }
}
