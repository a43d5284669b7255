package io.pointsman.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.template.TemplateSyntax;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnUrlContentTest {

  @Test
  void readsWhatItWrites() {
    OwnUrlContent content =
        OwnUrlContent.of(7, "NEUTRAL", "https://pbx.example/{mac.lower}.cfg?a=b");
    assertThat(content.encoded()).isEqualTo("7\nNEUTRAL\nhttps://pbx.example/{mac.lower}.cfg?a=b");
    OwnUrlContent read = OwnUrlContent.decode(content.encoded()).orElseThrow();
    assertThat(read.organization()).isEqualTo(7);
    assertThat(read.template().syntax()).isEqualTo(TemplateSyntax.NEUTRAL);
    assertThat(read.template().text()).isEqualTo(content.template().text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n\n",
        "7",
        "7\nNEUTRAL",
        "7\nNEUTRAL\n",
        "\nNEUTRAL\nhttps://pbx.example/",
        "x\nNEUTRAL\nhttps://pbx.example/",
        "99999999999\nNEUTRAL\nhttps://pbx.example/",
        "7\nneutral\nhttps://pbx.example/",
        "7\nNOBODY\nhttps://pbx.example/",
        "7\nNEUTRAL\nhttps://pbx.example/{nothing}",
        "7\nNEUTRAL\nhttps://pbx.example/\nx",
        "7\nNEUTRAL\njavascript:alert(1)",
        "7\nNEUTRAL\n\u0000"
      })
  void refusesEverythingElse(String encoded) {
    assertThat(OwnUrlContent.decode(encoded)).isEmpty();
  }

  @Test
  void neverThrows() {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    String whole = OwnUrlContent.of(7, "NEUTRAL", "https://pbx.example/{mac.lower}").encoded();
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder(whole);
      for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
        text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(0x180));
      }
      text.setLength(random.nextInt(text.length() + 1));
      assertThat(OwnUrlContent.decode(text.toString())).as("seed %d", seed).isNotNull();
    }
  }
}
