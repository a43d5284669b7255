package io.pointsman.manifest.rewrite;

/**
 * Fanvil's keys with URLs, of 2013 and newer, in the text and the XML form: {@code Auto Image Url},
 * {@code AutoImageUrl} and {@code Auto_Image_URL} are one (SEED-F, WZ, TAN).
 */
final class FanvilKeys {

  private static final String HTTP = "4";
  private static final String HTTPS = "5";
  private static final String HOME = "home";

  private final UrlEditor editor;

  FanvilKeys(UrlEditor editor) {
    this.editor = editor;
  }

  void value(String key, int from, int to, Spelling spelling) {
    String plain = plain(key);
    switch (plain) {
      case "flashserverip", "downloadserverip" -> editor.server(from, to, spelling, HOME);
      case "flashprotocol", "downloadprotocol" ->
          editor.protocol(from, to, spelling, HOME, HTTP, HTTPS);
      case "upgradeserver1", "upgradeserver2" -> editor.server(from, to, spelling, plain);
      default -> {
        if (plain.startsWith("auto") && plain.endsWith("url")) {
          editor.file(from, to, spelling, BigFiles.isKey(plain));
        }
      }
    }
  }

  /** Letters in lower case and digits. */
  private static String plain(String key) {
    StringBuilder plain = new StringBuilder(key.length());
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        plain.append((char) (c + 32));
      } else if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
        plain.append(c);
      }
    }
    return plain.toString();
  }
}
