package io.pointsman.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.mac.MacAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnomMadeTest {

  @ParameterizedTest
  @CsvSource({
    "P850-PRO,    7c2f80abcdef, true",
    "P710,        000413e50000, true",
    "Maxwell-3,   000413e50000, false",
    "N870-IP-PRO, 589ec6900000, false",
    ",            7c2f80abcdef, false",
    ",            000413e50000, true",
    ",            589ec68fffff, false",
    ",            589ec6900000, true",
    ",            589ec692ffff, true",
    ",            589ec6930000, false",
    ",            00acdce30000, true"
  })
  void aModelIsStrongerThanAnAddress(String model, String mac, boolean made) {
    assertThat(SnomMade.is(model, MacAddress.parse(mac))).isEqualTo(made);
  }
}
