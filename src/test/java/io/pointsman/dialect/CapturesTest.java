package io.pointsman.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.mac.MacAddress;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CapturesTest {

  private static final Dialects DIALECTS = new Dialects();

  static List<Capture> captures() {
    return Capture.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("captures")
  void isRecognised(Capture capture) {
    Recognition recognition = DIALECTS.recognise(capture.request());
    Evidence evidence = recognition.evidence();

    SoftAssertions softly = new SoftAssertions();
    softly.assertThat(recognition.vendor().slug()).isEqualTo(capture.expected("vendor"));
    softly.assertThat(lower(recognition.mac())).isEqualTo(capture.expected("mac"));
    softly
        .assertThat(evidence == null ? null : evidence.name().toLowerCase(Locale.ROOT))
        .isEqualTo(capture.expected("evidence"));
    softly.assertThat(lower(recognition.disagreeing())).isEqualTo(capture.expected("disagreeing"));
    softly.assertThat(recognition.model()).isEqualTo(capture.expected("model"));
    softly.assertThat(recognition.firmware()).isEqualTo(capture.expected("firmware"));
    softly.assertThat(recognition.file()).isEqualTo(capture.expected("file"));
    softly.assertAll();
  }

  @Test
  void everyVendorHasASample() {
    assertThat(captures().stream().map(c -> c.expected("vendor")).collect(Collectors.toSet()))
        .contains(
            "gigaset", "snom", "yealink", "fanvil", "grandstream", "poly", "panasonic", "htek")
        .contains("akuvox", "cisco", "ale", "mitel", "audiocodes", "flyingvoice", "auerswald")
        .contains("sangoma", "avaya", "unknown");
  }

  private static String lower(MacAddress mac) {
    return mac == null ? null : mac.lower();
  }
}
