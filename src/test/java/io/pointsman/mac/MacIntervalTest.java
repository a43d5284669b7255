package io.pointsman.mac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MacIntervalTest {

  @ParameterizedTest
  @CsvSource({
    "7C2F80, 7c2f80000000, 7c2f80ffffff",
    "7c:2f:80, 7c2f80000000, 7c2f80ffffff",
    "7C-2F-80, 7c2f80000000, 7c2f80ffffff",
    "7C 2F 80, 7c2f80000000, 7c2f80ffffff",
    "7c2f.80, 7c2f80000000, 7c2f80ffffff",
    "7C2F80/24, 7c2f80000000, 7c2f80ffffff",
    "7C2F80000000/24, 7c2f80000000, 7c2f80ffffff",
    "7C2F80A, 7c2f80a00000, 7c2f80afffff",
    "7C2F80A/28, 7c2f80a00000, 7c2f80afffff",
    "7c:2f:80:a/28, 7c2f80a00000, 7c2f80afffff",
    "7C2F80A/27, 7c2f80a00000, 7c2f80bfffff",
    "7C2F80AB/32, 7c2f80ab0000, 7c2f80abffff",
    "7C2F80ABCDEF, 7c2f80abcdef, 7c2f80abcdef",
    "7C2F80ABCDEF/48, 7c2f80abcdef, 7c2f80abcdef",
    "7C2F80ABCDEE/47, 7c2f80abcdee, 7c2f80abcdef",
    "7C, 7c0000000000, 7cffffffffff",
    "00/8, '', ''",
    "02/08, 020000000000, 02ffffffffff",
    "000001, 000001000000, 000001ffffff",
    "FE, fe0000000000, feffffffffff"
  })
  void readsPrefixes(String prefix, String first, String last) {
    if (first.isEmpty()) {
      assertThatThrownBy(() -> MacInterval.ofPrefix(prefix)).hasMessageContaining("all-zero");
      return;
    }
    assertThat(MacInterval.ofPrefix(prefix))
        .isEqualTo(new MacInterval(MacAddress.parse(first), MacAddress.parse(last)));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        " ",
        "/24",
        "7C2F80/",
        "7C2F80/-1",
        "7C2F80/0",
        "7C2F80/7",
        "7",
        "7/4",
        "7C2F80/25",
        "7C2F80/28",
        "7C2F80A/26",
        "7C2F80ABCDEF/49",
        "7C2F80ABCDEF/24",
        "7C2F80ABCDEF0",
        "7C2F80/024",
        "7C2F80/2 4",
        "7C2F80 /24",
        " 7C2F80",
        "7C2F80 ",
        "7C2F80\n",
        "7C:2F-80",
        "7C::2F80",
        "7C:2F:80:",
        "7C2F8G",
        "7C2F80/\u0662\u0664",
        "\uff17C2F80",
        "000000",
        "000000/24",
        "000000000000",
        "01005E",
        "FF",
        "ffffffffffff/48"
      })
  void refusesEverythingElse(String prefix) {
    assertThatThrownBy(() -> MacInterval.ofPrefix(prefix))
        .isInstanceOf(MalformedMacException.class);
  }

  @Test
  void saysWhatWasWrongWithAPrefix() {
    assertThatThrownBy(() -> MacInterval.ofPrefix("000000"))
        .hasMessageContaining("'000000'")
        .hasMessageContaining("all-zero address");
    assertThatThrownBy(() -> MacInterval.ofPrefix("01005E"))
        .hasMessageContaining("'01005E'")
        .hasMessageContaining("multicast");
    assertThatThrownBy(() -> MacInterval.ofPrefix("7C2F80/28"))
        .hasMessageContaining("length of 28 is more than the 24 bits");
    assertThatThrownBy(() -> MacInterval.ofPrefix("7C2F80A/26"))
        .hasMessageContaining("bits set beyond its length of 26");
    assertThatThrownBy(() -> MacInterval.ofPrefix("7"))
        .hasMessageContaining("length of 4 bits is below 8");
  }

  @Test
  void boundsAreInclusiveAndInOrder() {
    MacAddress first = new MacAddress(0x7C2F80000010L);
    MacAddress last = new MacAddress(0x7C2F8000001FL);
    MacInterval interval = new MacInterval(first, last);
    assertThat(interval.size()).isEqualTo(16);
    assertThat(interval.contains(first)).isTrue();
    assertThat(interval.contains(last)).isTrue();
    assertThat(interval.contains(new MacAddress(first.value() - 1))).isFalse();
    assertThat(interval.contains(new MacAddress(last.value() + 1))).isFalse();
    assertThat(interval).hasToString("7c:2f:80:00:00:10-7c:2f:80:00:00:1f");
    assertThat(new MacInterval(first, first).size()).isEqualTo(1);
    assertThatThrownBy(() -> new MacInterval(last, first))
        .isInstanceOf(MalformedMacException.class)
        .hasMessageContaining("its first address is after its last");
    assertThatThrownBy(() -> new MacInterval(null, last)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> new MacInterval(first, null)).isInstanceOf(NullPointerException.class);
  }

  @Test
  void relationsAgreeWithCountingSmallNumbers() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 5_000; i++) {
      MacInterval a = small(random);
      MacInterval b = small(random);
      int common = 0;
      for (int value = 1; value <= 40; value++) {
        MacAddress mac = new MacAddress(value);
        common += a.contains(mac) && b.contains(mac) ? 1 : 0;
      }
      assertThat(a.encloses(b)).as("seed %d, %s %s", seed, a, b).isEqualTo(common == b.size());
    }
  }

  @Test
  void aPrefixHoldsExactlyTheAddressesThatBeginWithIt() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      MacAddress mac = RandomMacs.next(random);
      int bits = 8 + random.nextInt(41);
      long free = MacAddress.MAX >>> bits;
      long first = mac.value() & ~free;
      if (first == 0) {
        continue;
      }
      String prefix = new MacAddress(first).upper() + "/" + bits;
      MacInterval interval = MacInterval.ofPrefix(prefix);
      assertThat(interval.size()).as("seed %d, %s", seed, prefix).isEqualTo(1L << (48 - bits));
      assertThat(interval.contains(mac)).as("seed %d, %s %s", seed, prefix, mac).isTrue();
      MacAddress other = RandomMacs.next(random);
      assertThat(interval.contains(other))
          .as("seed %d, %s %s", seed, prefix, other)
          .isEqualTo((other.value() & ~free) == first);
    }
  }

  private static MacInterval small(Random random) {
    int first = 1 + random.nextInt(30);
    return new MacInterval(new MacAddress(first), new MacAddress(first + random.nextInt(10)));
  }
}
