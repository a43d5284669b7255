package io.pointsman.dialect.fanvil;

import io.pointsman.dialect.Written;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The text form. Its values are single words of ASCII: it has no way to escape anything. */
final class TextFile {

  /** Names of the keys for server, file, protocol, mode and interval. */
  static final List<String> NEWER =
      List.of(
          "Flash Server IP", "Flash File Name", "Flash Protocol", "Flash Mode", "Flash Interval");

  static final List<String> OF_2013 =
      List.of(
          "Download Server IP",
          "Config File Name",
          "Download Protocol",
          "Download Mode",
          "Download Interval");

  private static final String MEDIA_TYPE = "text/plain; charset=us-ascii";
  private static final int HEADER = 64;

  private TextFile() {}

  static Written write(Updates updates, List<String> keys) {
    StringBuilder body = new StringBuilder("<AUTOUPDATE CONFIG MODULE>\r\n");
    Server server = updates.server();
    if (server != null) {
      item(body, keys.get(0), keys == NEWER ? server.address() : server.authority());
      item(body, keys.get(1), server.file());
      item(body, keys.get(2), server.protocol());
    }
    item(body, keys.get(3), updates.mode());
    item(body, keys.get(4), updates.interval());
    item(body, "Auto etc Url", updates.certificate());
    item(body, "Auto Pbook Url", updates.phonebook());
    item(body, "Auto Image Url", updates.firmware());
    String header = "<<VOIP CONFIG FILE>>Version:" + Version.of(body.toString());
    String file =
        header + " ".repeat(HEADER - header.length()) + "\r\n" + body + "<<END OF FILE>>\r\n";
    return new Written.Body(file.getBytes(StandardCharsets.US_ASCII), MEDIA_TYPE);
  }

  private static void item(StringBuilder body, String key, String value) {
    if (value != null) {
      body.append(key).append(" ".repeat(19 - key.length())).append(':').append(value);
      body.append("\r\n");
    }
  }
}
