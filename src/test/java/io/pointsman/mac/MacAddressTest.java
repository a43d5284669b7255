package io.pointsman.mac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MacAddressTest {

  private static final MacAddress GIGASET = new MacAddress(0x7C2F80ABCDEFL);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7C2F80ABCDEF",
        "7c2f80abcdef",
        "7c:2f:80:ab:cd:ef",
        "7C:2f:80:AB:cd:EF",
        "7C-2F-80-AB-CD-EF",
        "7c2f.80ab.cdef",
        "7C 2F 80 AB CD EF"
      })
  void readsEveryUsualSpelling(String text) {
    assertThat(MacAddress.parse(text)).isEqualTo(GIGASET);
    assertThat(MacAddress.tryParse(text)).contains(GIGASET);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        " ",
        "7C2F80ABCDE",
        "7C2F80ABCDEF0",
        "7C2F80ABCDEG",
        " 7C2F80ABCDEF",
        "7C2F80ABCDEF ",
        "7C2F80ABCDEF\n",
        "7c:2f:80:ab:cd-ef",
        "7c-2f:80-ab:cd-ef",
        "7c:2f80:abcd:ef:",
        ":7c:2f:80:ab:cd:e",
        "7c::2f80:ab:cd:ef",
        "7c2f:80ab:cdef",
        "7c2f-80ab-cdef",
        "7c2f80-abcdef",
        "7c.2f.80.ab.cd.ef",
        "7c_2f_80_ab_cd_ef",
        "7c\t2f\t80\tab\tcd\tef",
        "7c\u00a02f\u00a080\u00a0ab\u00a0cd\u00a0ef",
        "0x7C2F80ABCD",
        "+7C2F80ABCDE",
        "-7C2F80ABCDE",
        "7C2F80ABCDEF-1234",
        "\u0667C2F80ABCDEF",
        "\uff17C2F80ABCDEF",
        "7C2F80ABCDE\uff26",
        "7C2F80ABCDE\u0130",
        "000000000000",
        "00:00:00:00:00:00",
        "01005e000001",
        "ff:ff:ff:ff:ff:ff"
      })
  void refusesEverythingElse(String text) {
    assertThat(MacAddress.tryParse(text)).isEmpty();
    assertThatThrownBy(() -> MacAddress.parse(text)).isInstanceOf(MalformedMacException.class);
  }

  @Test
  void saysWhatWasWrong() {
    assertThatThrownBy(() -> MacAddress.parse("7C2F"))
        .hasMessage(
            "'7C2F' is not usable: a MAC address has 12 hexadecimal digits, such as 7C2F80ABCDEF");
    assertThatThrownBy(() -> MacAddress.parse(null)).hasMessageStartingWith("null is not usable");
    assertThatThrownBy(() -> MacAddress.parse("00:00:00:00:00:00")).hasMessageContaining("zero");
    assertThatThrownBy(() -> MacAddress.parse("01005e000001")).hasMessageContaining("multicast");
  }

  @Test
  void doesNotRepeatHostileTextAsItCame() {
    assertThatThrownBy(() -> MacAddress.parse("x\r\nforged: line" + "y".repeat(100_000)))
        .satisfies(
            e -> assertThat(e.getMessage()).hasSizeLessThan(200).matches("[ -~]*").contains("x??"));
  }

  @Test
  void refusesNumbersOutsideTheUnicastSpace() {
    for (long value : List.of(0L, -1L, Long.MIN_VALUE, 1L << 48, 0x010000000000L, MacAddress.MAX)) {
      assertThatThrownBy(() -> new MacAddress(value))
          .as("%x", value)
          .isInstanceOf(MalformedMacException.class);
    }
    assertThat(new MacAddress(1).lower()).isEqualTo("000000000001");
    assertThat(new MacAddress(0xFEFFFFFFFFFFL).upper()).isEqualTo("FEFFFFFFFFFF");
  }

  @Test
  void writesItsForms() {
    assertThat(GIGASET.lower()).isEqualTo("7c2f80abcdef");
    assertThat(GIGASET.upper()).isEqualTo("7C2F80ABCDEF");
    assertThat(GIGASET.colon()).isEqualTo("7c:2f:80:ab:cd:ef").isEqualTo(GIGASET.toString());
    assertThat(GIGASET.dash()).isEqualTo("7c-2f-80-ab-cd-ef");
    assertThat(GIGASET.oui()).isEqualTo(0x7C2F80);
  }

  @Test
  void everyFormReadsBackToTheSameAddress() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      MacAddress mac = RandomMacs.next(random);
      String lower = mac.lower();
      String dotted =
          lower.substring(0, 4) + '.' + lower.substring(4, 8) + '.' + lower.substring(8);
      for (String text :
          List.of(
              lower, mac.upper(), mac.colon(), mac.dash(), dotted, mac.colon().replace(':', ' '))) {
        assertThat(MacAddress.parse(text)).as("seed %d, %s", seed, text).isEqualTo(mac);
      }
    }
  }

  /** The reader is written by hand; these patterns are what it is meant to accept. */
  @Test
  void readsWhatThePatternsSayAndNothingElse() {
    String pair = "[0-9A-Fa-f]{2}";
    String quad = "[0-9A-Fa-f]{4}";
    String spelling =
        "[0-9A-Fa-f]{12}|"
            + pair
            + "([:\\- ])("
            + pair
            + "\\1){4}"
            + pair
            + "|"
            + quad
            + "\\."
            + quad
            + "\\."
            + quad;
    long seed = System.nanoTime();
    Random random = new Random(seed);
    int accepted = 0;
    for (int i = 0; i < 100_000; i++) {
      MacAddress mac = RandomMacs.next(random);
      StringBuilder text =
          new StringBuilder(random.nextBoolean() ? mac.colon() : mac.dash().replace('-', ' '));
      for (int edits = random.nextInt(3); edits > 0; edits--) {
        String soup = "0aF:- ./g\u0661\uff21\n";
        text.setCharAt(random.nextInt(text.length()), soup.charAt(random.nextInt(soup.length())));
      }
      boolean fits = text.toString().matches(spelling);
      boolean read = MacSpelling.read(text.toString()) != MacSpelling.NONE;
      assertThat(read).as("seed %d, '%s'", seed, text).isEqualTo(fits);
      accepted += read ? 1 : 0;
    }
    assertThat(accepted).as("accepted, seed %d", seed).isBetween(10_000, 90_000);
  }
}
