package io.pointsman.manifest.upstream;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps files from phones that can only do harm there. Media types prove nothing: scripts that
 * write settings call them {@code text/html}.
 */
final class ContentCheck {

  private static final int HEAD = 512;

  private static final Pattern DECLARED =
      Pattern.compile("^\\s*<\\?xml[^>]*?encoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})[\"']");

  private ContentCheck() {}

  /**
   * @param file the name in the URL
   * @throws FetchFailure if the file is not to be passed on
   */
  static void check(byte[] bytes, String file) {
    if (bytes.length == 0) {
      throw new FetchFailure(FailureReason.EMPTY, "the file is empty");
    }
    Charset marked = mark(bytes);
    String head =
        new String(
                bytes,
                0,
                Math.min(HEAD, bytes.length),
                marked == null ? StandardCharsets.ISO_8859_1 : marked)
            .replace("\uFEFF", "")
            .replace("\u00EF\u00BB\u00BF", "")
            .stripLeading();
    if (!head.startsWith("<")) {
      return;
    }
    if (isPage(head) && !isPageName(file)) {
      throw new FetchFailure(
          FailureReason.WRONG_TYPE, "it answers with a web page instead of the file");
    }
    if (declaresEntities(bytes)) {
      throw new FetchFailure(
          FailureReason.ENTITIES, "the file declares XML entities, which are not passed on");
    }
    checkEncoding(bytes, head, marked);
  }

  private static boolean isPage(String head) {
    String lower = head.toLowerCase(Locale.ROOT);
    return lower.startsWith("<!doctype html") || lower.startsWith("<html");
  }

  private static boolean isPageName(String file) {
    String lower = file.toLowerCase(Locale.ROOT);
    return lower.endsWith(".html") || lower.endsWith(".htm") || lower.endsWith(".xhtml");
  }

  /** Zeros are skipped, so that UTF-16 hides nothing. */
  private static boolean declaresEntities(byte[] bytes) {
    byte[] wanted = "<!ENTITY".getBytes(StandardCharsets.US_ASCII);
    int matched = 0;
    for (byte each : bytes) {
      if (each == wanted[matched]) {
        if (++matched == wanted.length) {
          return true;
        }
      } else if (each != 0) {
        matched = each == wanted[0] ? 1 : 0;
      }
    }
    return false;
  }

  private static void checkEncoding(byte[] bytes, String head, Charset marked) {
    Matcher declared = DECLARED.matcher(head);
    boolean isXml = head.startsWith("<?xml");
    if (!isXml) {
      // Vendors' files that only look like XML are often Latin-1, and phones take them.
      return;
    }
    Charset charset = marked;
    if (charset == null) {
      charset = declared.find() ? charset(declared.group(1)) : StandardCharsets.UTF_8;
    }
    if (charset == null) {
      return;
    }
    try {
      charset.newDecoder().decode(ByteBuffer.wrap(bytes));
    } catch (CharacterCodingException mixed) {
      throw new FetchFailure(
          FailureReason.MIXED_ENCODINGS, "the file has bytes that are no " + charset.name());
    }
  }

  /** Null for one that Java does not know, of which nothing can be said. */
  private static Charset charset(String name) {
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return null;
    }
  }

  private static Charset mark(byte[] bytes) {
    if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
      return StandardCharsets.UTF_8;
    } else if (starts(bytes, 0xFE, 0xFF)) {
      return StandardCharsets.UTF_16BE;
    } else if (starts(bytes, 0xFF, 0xFE)) {
      return StandardCharsets.UTF_16LE;
    }
    return null;
  }

  private static boolean starts(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
