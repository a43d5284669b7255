package io.pointsman.phone;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Lines of a forwarding header from a trusted peer. */
public final class ForwardedClientFuzz {

  private static final TrustedProxies TRUSTED =
      new TrustedProxies(List.of("127.0.0.0/8", "fd00::/8"));
  private static final InetAddress PEER = InetAddress.getLoopbackAddress();

  private ForwardedClientFuzz() {}

  public static void fuzzerTestOneInput(byte[] data) {
    String text = new String(data, StandardCharsets.ISO_8859_1);
    for (ForwardedHeader header : ForwardedHeader.values()) {
      HttpHeaders headers = new DefaultHttpHeaders(false);
      for (String line : text.split("\n", 4)) {
        headers.add(header == ForwardedHeader.FORWARDED ? "forwarded" : "x-forwarded-for", line);
      }
      assertThat(new ForwardedClient(TRUSTED, header).of(headers, PEER)).isNotNull();
    }
  }
}
