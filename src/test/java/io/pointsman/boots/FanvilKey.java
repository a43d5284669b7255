package io.pointsman.boots;

import java.util.List;
import java.util.Map;

/** What a config file can say about updates, in its older, newer and XML spelling. */
public enum FanvilKey {
  SERVER("Download Server IP", "Flash Server IP", "ap/FlashServerIP"),
  FILE("Config File Name", "Flash File Name", "ap/FlashFileName"),
  PROTOCOL("Download Protocol", "Flash Protocol", "ap/FlashProtocol"),
  MODE("Download Mode", "Flash Mode", "ap/FlashMode"),
  COMMON("Download CommonConf", "Download CommonConf", "ap/DownloadCommonConf"),
  CERTIFICATE("Auto etc Url", "Auto etc Url", "AUTOUPDATE_CONFIG_MODULE/Auto_etc_URL"),
  PHONEBOOK("Auto Pbook Url", "Auto Pbook Url", "AUTOUPDATE_CONFIG_MODULE/Auto_Pbook_URL"),
  FIRMWARE("Auto Image Url", "Auto Image Url", "AUTOUPDATE_CONFIG_MODULE/Auto_Image_URL");

  /** What is fetched after the config files, in this order. */
  static final List<FanvilKey> DOWNLOADS = List.of(CERTIFICATE, PHONEBOOK, FIRMWARE);

  private final List<String> spellings;

  FanvilKey(String older, String newer, String xml) {
    spellings =
        List.of("AUTOUPDATE CONFIG MODULE/" + older, "AUTOUPDATE CONFIG MODULE/" + newer, xml);
  }

  /** Null if it is not said. */
  String in(Map<String, String> values) {
    return spellings.stream().map(values::get).filter(v -> v != null).findFirst().orElse(null);
  }
}
