package io.pointsman.boots;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * A config file as it was read.
 *
 * @param version empty if it names none
 * @param values by module and key, as {@code AUTOUPDATE CONFIG MODULE/Flash Mode} or {@code
 *     ap/FlashMode}
 */
record FanvilFile(String version, Map<String, String> values) {

  private static final byte[] BOM = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  FanvilFile {
    values = new TreeMap<>(values);
  }

  /** The phone looks into it to tell which form it has; a name ends in {@code .cfg} either way. */
  static FanvilFile read(byte[] file, String url) {
    int start = Arrays.mismatch(file, BOM) == BOM.length ? BOM.length : 0;
    boolean xml =
        new String(file, start, Math.min(5, file.length - start), StandardCharsets.ISO_8859_1)
            .equals("<?xml");
    return xml ? FanvilXml.read(file, url) : FanvilText.read(file, url);
  }
}
