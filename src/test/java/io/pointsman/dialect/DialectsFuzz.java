package io.pointsman.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

/** A request's path, query and User-Agent, on a line each. */
public final class DialectsFuzz {

  private static final Dialects DIALECTS = new Dialects();

  private DialectsFuzz() {}

  public static void fuzzerTestOneInput(byte[] data) {
    String[] lines = new String(data, StandardCharsets.ISO_8859_1).split("\n", 3);
    Recognition who =
        DIALECTS.recognise(new PhoneRequest("/" + lines[0], line(lines, 1), line(lines, 2)));
    assertThat(who.vendor()).isNotNull();
    assertThat(who.evidence() == null).isEqualTo(who.mac() == null);
    if (who.mac() == null) {
      assertThat(who.disagreeing()).isNull();
    } else {
      assertThat(who.mac()).isNotEqualTo(who.disagreeing());
    }
  }

  private static String line(String[] lines, int number) {
    return number < lines.length ? lines[number] : null;
  }
}
