package io.pointsman.cli.http;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/** Whether an address is fit for secrets. */
public final class Secrecy {

  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]|\\[0:0:0:0:0:0:0:1]");

  private Secrecy() {}

  /** Whether nobody on the way can read along: HTTPS, or this very machine. */
  public static boolean kept(URI address) {
    return "https".equalsIgnoreCase(address.getScheme())
        || address.getHost() != null
            && LOOPBACK.matcher(address.getHost().toLowerCase(Locale.ROOT)).matches();
  }
}
