package io.pointsman.boots;

/** What the tests' Fanvil asks for, and the files it is given. */
final class FanvilFiles {

  static final String MAC = "0c383e000001";
  static final String COMMON = "f0X4hw1.100.cfg";
  static final String IMAGE = "X4 image".repeat(20);

  private FanvilFiles() {}

  /** Out of the box, with that path of the server for its base. */
  static FanvilPhone phone(ScriptedServer server, String path) {
    return new FanvilPhone(MAC, "X4", COMMON, server.url() + path);
  }

  /** A config file in text form. */
  static String text(String version, String... lines) {
    return String.format("%-64s\r\n", "<<VOIP CONFIG FILE>>Version:" + version)
        + String.join("\r\n", lines)
        + (lines.length == 0 ? "" : "\r\n")
        + "<<END OF FILE>>\r\n";
  }
}
