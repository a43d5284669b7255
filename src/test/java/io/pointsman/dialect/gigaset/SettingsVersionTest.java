package io.pointsman.dialect.gigaset;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsVersionTest {

  private static final String VERSION = "2026-02-02_02:02:02";
  private static final String AFTER =
      " productID='mx3b'>\r\n <!-- \u00E9 --> <param/></settings>\n";

  @Test
  void theAttributeIsReplacedAndNothingElse() {
    for (String before :
        List.of(
            "<settings ",
            "\u00EF\u00BB\u00BF<?xml version='1.0' encoding='ISO-8859-1'?>\r\n<settings\n\t",
            "<!-- <settings version='9'> --><?x <settings version=\"8\"?>\n<settings a='version' ")) {
      assertThat(written(before + "version = \"1.0\"" + AFTER))
          .isEqualTo(before + "version = \"" + VERSION + "\"" + AFTER);
      assertThat(written(before + "version=''" + AFTER))
          .isEqualTo(before + "version='" + VERSION + "'" + AFTER);
    }
  }

  @Test
  void aMissingAttributeIsAdded() {
    assertThat(written("<settings>")).isEqualTo("<settings version=\"" + VERSION + "\">");
    assertThat(written("<settings/>")).isEqualTo("<settings version=\"" + VERSION + "\"/>");
    assertThat(written("<settings subversion='2'/>"))
        .isEqualTo("<settings version=\"" + VERSION + "\" subversion='2'/>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<",
        "<settings",
        "<settings version='1.0'",
        "<settings version='1.0",
        "<settings version=1.0>",
        "<settings version='1' version='2'>",
        "<settings version='<'>",
        "<settingsX version='1.0'>",
        "<settings:x version='1.0'>",
        "<provisioning version=\"1.1\"><nvm/></provisioning>",
        "<!DOCTYPE settings [<!ENTITY a 'b'>]><settings version='1.0'>",
        "<!-- <settings version='1.0'>",
        "<?xml <settings version='1.0'>",
        "Salted__ <settings version='1.0'>"
      })
  void whatIsNotUnderstoodStays(String content) {
    assertThat(written(content)).isEqualTo(content);
  }

  @Test
  void otherEncodingsStay() {
    byte[] content = ("\uFEFF<settings version='1.0'>").getBytes(UTF_16LE);
    assertThat(SettingsVersion.write(content, VERSION)).isSameAs(content);
  }

  @Test
  void aVersionThatIsNoneIsNotWritten() {
    byte[] content = "<settings>".getBytes(ISO_8859_1);
    for (String version : new String[] {null, "", "1\"", "a'b", "<", "1\n2"}) {
      assertThat(SettingsVersion.write(content, version)).isSameAs(content);
    }
  }

  /** Whatever the bytes: no exception, and what is written can be taken out again. */
  @Test
  void anyBytesPass() {
    long seed = System.nanoTime();
    System.out.println("SettingsVersionTest seed " + seed);
    Random random = new Random(seed);
    String[] parts = {
      "<settings", " version", "=", "'", "\"", ">", "/", "<!--", "-->", "<?", "?>", " ", "a"
    };
    int written = 0;
    for (int i = 0; i < 100_000; i++) {
      StringBuilder content = new StringBuilder();
      for (int n = random.nextInt(12); n > 0; n--) {
        content.append(parts[random.nextInt(parts.length)]);
      }
      String before = content.toString();
      String after = written(before);
      if (!after.equals(before)) {
        written++;
        assertThat(after).as("seed %d", seed).contains(VERSION);
        assertThat(written(after)).as("seed %d: %s", seed, before).isEqualTo(after);
      }
    }
    assertThat(written).as("seed %d", seed).isGreaterThan(100);
  }

  private static String written(String content) {
    return new String(SettingsVersion.write(content.getBytes(ISO_8859_1), VERSION), ISO_8859_1);
  }
}
