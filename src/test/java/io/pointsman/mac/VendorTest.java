package io.pointsman.mac;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class VendorTest {

  @ParameterizedTest
  @CsvSource({
    "7C2F80ABCDEF, GIGASET",
    "589EC6900000, GIGASET",
    "00ACDCE30000, GIGASET",
    "000413E50000, SNOM",
    "00041396D9B4, SNOM",
    "00087B123456, SNOM",
    "805EC0710138, YEALINK",
    "F01653000000, YEALINK",
    "0C383E557EB1, FANVIL",
    "C074AD0B63EE, GRANDSTREAM",
    "0004F2000001, POLY",
    "00907A000001, POLY",
    "0080F0C8C381, PANASONIC",
    "001FC11C22A9, HTEK",
    "0C1105000001, AKUVOX",
    "487A55023075, ALE",
    "1400E9294C6B, MITEL",
    "00085D000001, MITEL",
    "00908F602AAC, AUDIOCODES",
    "0021F222AEF1, FLYINGVOICE",
    "000952000001, AUERSWALD",
    "000940000001, AGFEO",
    "005058000001, SANGOMA",
    "000FD3000001, DIGIUM",
    "9C7514000001, WILDIX",
    "7C1EB3000001, TWO_N",
    "7C2F81000000, UNKNOWN",
    "7C2F7FFFFFFF, UNKNOWN",
    "020000000001, UNKNOWN"
  })
  void knowsTheMakerByTheFirstOctets(String mac, Vendor vendor) {
    assertThat(Vendor.ofOui(MacAddress.parse(mac))).isEqualTo(vendor);
  }

  @Test
  void everyListedPrefixIsOneThatAPhoneCanHave() {
    int listed = 0;
    for (int oui = 0; oui < 1 << 24; oui++) {
      if ((oui & 0x010000) == 0
          && Vendor.ofOui(new MacAddress(((long) oui << 24) + 1)) != Vendor.UNKNOWN) {
        listed++;
      }
    }
    assertThat(listed).isEqualTo(78);
  }

  @ParameterizedTest
  @EnumSource
  void slugsReadBack(Vendor vendor) {
    assertThat(vendor.slug()).matches("[a-z0-9-]+");
    assertThat(Vendor.ofSlug(vendor.slug())).contains(vendor);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "GIGASET", "Gigaset", "gigaset ", "nokia"})
  void otherSlugsAreNone(String slug) {
    assertThat(Vendor.ofSlug(slug)).isEmpty();
  }
}
