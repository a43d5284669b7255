package io.pointsman.cli.phone;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.dialect.Dialects;
import io.pointsman.dialect.PhoneRequest;
import io.pointsman.dialect.Recognition;
import io.pointsman.mac.MacAddress;
import io.pointsman.mac.Vendor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MannerTest {

  private static final MacAddress NOBODYS = MacAddress.parse("00A1B2C3D4E5");

  @ParameterizedTest
  @EnumSource(
      value = Vendor.class,
      names = {
        "GIGASET",
        "SNOM",
        "YEALINK",
        "FANVIL",
        "GRANDSTREAM",
        "POLY",
        "PANASONIC",
        "HTEK",
        "CISCO",
        "ALE",
        "MITEL",
        "AUDIOCODES",
        "FLYINGVOICE",
        "AVAYA"
      })
  void isRecognisedAsThatMakers(Vendor vendor) {
    Manner manner = Manner.of(vendor);
    Recognition seen =
        new Dialects()
            .recognise(
                new PhoneRequest(
                    Manner.filled(manner.path(), NOBODYS, manner.model()),
                    null,
                    Manner.filled(manner.agent(), NOBODYS, manner.model())));
    assertThat(seen.vendor()).isEqualTo(vendor);
    assertThat(seen.mac()).isEqualTo(NOBODYS);
    assertThat(seen.model()).isNotNull();
  }
}
