package io.pointsman.dialect.fanvil;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.delivery.ProfileFiles;
import io.pointsman.dialect.ManifestQuestion;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormTest {

  @ParameterizedTest
  @CsvSource({
    ",        ,            , TEXT",
    "C62,     ,            , TEXT_2013",
    "D900,    2.1.0,       , TEXT_2013",
    "X4,      2.10.2.6887, , TEXT",
    "X6,      1.12.2,      , TEXT_2013",
    "X3S,     V1.4.0,      , TEXT_2013",
    "X5S,     10.0,        , TEXT",
    "X6-V2,   ,            , TEXT",
    "X5U-V2,  2.12.16.17,  , XML",
    "X6U-Pro, 0.0.10,      , XML",
    "X210,    2.4.5,       , XML",
    "V67,     2.6.6.187,   , XML",
    "i53W,    2.12.9,      , XML",
    "W620W,   2.16.10,     , XML",
    "H2U-V2,  2.12.0,      , XML",
    "H5,      2.0,         , TEXT",
    "V67,     2.6.6.187,   text, TEXT",
    "C62,     ,            xml, XML",
    "X4,      2.10.2.6887, text-2013, TEXT_2013",
    "X4,      2.10.2.6887, nonsense, TEXT"
  })
  void isChosen(String model, String firmware, String chosen, Form form) {
    Map<String, String> forms = chosen == null ? Map.of() : Map.of("fanvil", chosen);
    ProfileFiles files = new ProfileFiles(null, null, null, null, null, forms);
    ManifestQuestion question =
        new ManifestQuestion(null, model, firmware, "/", null, null, files, null);

    assertThat(Form.of(question)).isEqualTo(form);
  }
}
