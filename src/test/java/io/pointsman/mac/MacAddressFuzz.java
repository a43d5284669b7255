package io.pointsman.mac;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Text as a MAC. */
public final class MacAddressFuzz {

  private MacAddressFuzz() {}

  public static void fuzzerTestOneInput(byte[] data) {
    String text = new String(data, StandardCharsets.UTF_8);
    Optional<MacAddress> lenient = MacAddress.tryParse(text);
    MacAddress strict;
    try {
      strict = MacAddress.parse(text);
    } catch (MalformedMacException refused) {
      assertThat(lenient).isEmpty();
      prefix(text);
      return;
    }
    assertThat(lenient).contains(strict);
    assertThat(text.replaceAll("[:. -]", "")).isEqualToIgnoringCase(strict.lower());
    assertThat(MacAddress.parse(strict.colon())).isEqualTo(strict);
    assertThat(MacAddress.parse(strict.dash())).isEqualTo(strict);
    assertThat(Vendor.ofOui(strict)).isNotNull();
  }

  private static void prefix(String text) {
    try {
      MacInterval interval = MacInterval.ofPrefix(text);
      assertThat(interval.contains(interval.first())).isTrue();
      assertThat(interval.contains(interval.last())).isTrue();
    } catch (MalformedMacException refused) {
      assertThat(refused.getMessage()).isNotBlank();
    }
  }
}
