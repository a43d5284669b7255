package io.pointsman.cli.connection;

import io.pointsman.cli.shell.ExitCode;
import io.pointsman.cli.shell.Failure;
import java.net.URI;

/** Reads where the API is, with or without its {@code /api/v1}. */
public final class ApiAddress {

  private static final String PATH = "/api/v1";

  private ApiAddress() {}

  /** Ends in {@code /api/v1/}. */
  public static URI of(String text) {
    try {
      URI address = URI.create(text.strip());
      boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
      if (web
          && address.getHost() != null
          && address.getRawQuery() == null
          && address.getRawFragment() == null
          && address.getRawUserInfo() == null) {
        String base = address.toString().replaceAll("/+$", "");
        return URI.create((base.endsWith(PATH) ? base : base + PATH) + "/");
      }
    } catch (IllegalArgumentException malformed) {
      // Told below.
    }
    throw new Failure(
        ExitCode.USAGE, "\"" + text + "\" is no address such as https://pointsman.example.");
  }
}
