package io.pointsman.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionStampTest {

  private static final Instant NOW = Instant.parse("2026-12-31T23:59:59.9Z");

  @Test
  void eachIsLaterThanTheLast() {
    assertThat(VersionStamp.next(NOW, null)).isEqualTo("2026-12-31_23:59:59");
    assertThat(VersionStamp.next(NOW, "2026-12-31_23:59:58")).isEqualTo("2026-12-31_23:59:59");
    assertThat(VersionStamp.next(NOW, "2026-12-31_23:59:59")).isEqualTo("2027-01-01_00:00:00");
    assertThat(VersionStamp.next(NOW, "2027-02-28_23:59:59")).isEqualTo("2027-03-01_00:00:00");
    assertThat(VersionStamp.isOne(VersionStamp.next(NOW, null))).isTrue();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "2026-02-29_00:00:00",
        "2026-01-01_24:00:00",
        "2026-01-01 00:00:00",
        "2026-1-01_00:00:00",
        "+12026-01-01_00:00:00",
        "-2026-01-01_00:00:00",
        "2026-01-01_00:00:00 "
      })
  void isATimeOfThatFormOrNone(String text) {
    assertThat(VersionStamp.isOne(text)).isFalse();
  }
}
