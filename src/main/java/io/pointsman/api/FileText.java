package io.pointsman.api;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A file's bytes in JSON: as text if they are UTF-8, else in base64.
 *
 * @param text null if it is no text
 * @param base64 null if it is text
 */
record FileText(String text, String base64) {

  /** Both are null for null. */
  static FileText of(byte[] file) {
    if (file == null) {
      return new FileText(null, null);
    }
    try {
      return new FileText(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString(), null);
    } catch (CharacterCodingException noText) {
      return new FileText(null, Base64.getEncoder().encodeToString(file));
    }
  }
}
