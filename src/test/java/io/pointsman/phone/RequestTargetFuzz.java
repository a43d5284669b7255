package io.pointsman.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;

/** The target of a request line, as bytes come. */
public final class RequestTargetFuzz {

  private RequestTargetFuzz() {}

  public static void fuzzerTestOneInput(byte[] data) {
    String text = new String(data, StandardCharsets.ISO_8859_1);
    RequestTarget target = RequestTarget.parse(text);
    if (target == null) {
      return;
    }
    assertThat(target.query() == null ? target.path() : target.path() + "?" + target.query())
        .isEqualTo(text);
    assertThat(target.path()).startsWith("/").matches("[!-~]+").doesNotContain("//", "\\", "#");
    // Once decoded it must still be what a second reader would make of it.
    String decoded = target.path().replaceAll("%([0-9a-fA-F]{2})", "x");
    String plain = decoded.replaceAll("[^A-Za-z0-9._~/-]", "x");
    assertThat(URI.create("http://h" + plain).normalize().getPath()).isEqualTo(plain);
  }
}
