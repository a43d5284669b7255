package io.pointsman.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pointsman.mac.MacAddress;
import io.pointsman.mac.MacInterval;
import io.pointsman.mac.MalformedMacException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalsTest {

  private static final MacInterval BLOCK =
      new MacInterval(new MacAddress(0x7C2F80000000L), new MacAddress(0x7C2F80FFFFFFL));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7C2F80000000-7C2F80FFFFFF",
        "7c:2f:80:00:00:00-7c:2f:80:ff:ff:ff",
        "7c-2f-80-00-00-00-7c-2f-80-ff-ff-ff",
        "7c2f.8000.0000-7c2f.80ff.ffff",
        "7C2F80",
        "7C:2F:80",
        "7C2F80/24"
      })
  void reads(String text) {
    assertThat(Intervals.parse(text)).isEqualTo(BLOCK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "7C2F80000000-7C2F80FFFFF",
        "7C2F80FFFFFF-7C2F80000000",
        "7C2F80000000-",
        "7C2F80000000-7C2F80FFFFFF-7C2F80FFFFFF",
        "7C2F80000000/7C2F80FFFFFF"
      })
  void refuses(String text) {
    assertThatThrownBy(() -> Intervals.parse(text)).isInstanceOf(MalformedMacException.class);
  }

  @Test
  void aPrefixIsNoPairOfBounds() {
    assertThat(Intervals.bounds("7C2F80")).isEmpty();
    assertThat(Intervals.bounds("")).isEmpty();
    assertThat(Intervals.bounds("7C2F80000000-7C2F80FFFFFF")).contains(BLOCK);
  }
}
