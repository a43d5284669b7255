package io.pointsman.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestTargetTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "/, /, -",
        "/?, /, ''",
        "/a.b/c..d/.e/f., /a.b/c..d/.e/f., -",
        "/.../x, /.../x, -",
        "/a%20b, -, -",
        "/a%41b, /a%41b, -",
        "/a?b=../../%2e//, /a, b=../../%2e//",
        "/snom370/snom370.php?mac=000413260B0C, /snom370/snom370.php, mac=000413260B0C"
      })
  void isSplitNotDecoded(String target, String path, String query) {
    RequestTarget split = RequestTarget.parse(target);
    assertThat(split).isEqualTo(path == null ? null : new RequestTarget(path, query));
  }

  @Test
  void noRandomTargetThrowsAndNoneThatIsTakenNeedsNormalising() {
    long seed = System.nanoTime();
    System.out.println("RequestTargetTest seed " + seed);
    Random random = new Random(seed);
    String alphabet = "//..%2fe5Cc0ab?\\ #";
    int taken = 0;
    for (int i = 0; i < 200_000; i++) {
      StringBuilder text = new StringBuilder("/");
      for (int length = random.nextInt(12); length > 0; length--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      RequestTarget target = RequestTarget.parse(text.toString());
      if (target != null) {
        taken++;
        String decoded = decode(target.path());
        assertThat(decoded).as("of %s, seed %d", text, seed).doesNotContain("//", "\\", "\0", "%");
        assertThat(decoded.split("/")).as("%s, seed %d", text, seed).doesNotContain(".", "..");
      }
    }
    assertThat(taken).isGreaterThan(10_000);
  }

  private static String decode(String path) {
    return java.net.URLDecoder.decode(path, java.nio.charset.StandardCharsets.ISO_8859_1);
  }
}
