package io.pointsman.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HostileRequestsTest {

  private static final String ALPHABET =
      "0123456789abcdefABCDEF000fff/./-:_%3A?&=;() snomSEPcfgy\t\0é😀\uD800";

  private final Dialects dialects = new Dialects();
  private final List<Capture> captures = Capture.all();

  @Test
  void noRandomTextThrowsOrNamesAnImpossibleAddress() {
    long seed = System.nanoTime();
    System.out.println("HostileRequestsTest seed " + seed);
    Random random = new Random(seed);
    int named = 0;
    for (int i = 0; i < 200_000; i++) {
      PhoneRequest request =
          i % 2 == 0
              ? new PhoneRequest("/" + text(random), maybe(random), maybe(random))
              : mutated(random);
      named += check(request);
    }
    assertThat(named).as("requests with a MAC, of seed %d", seed).isGreaterThan(10_000);
  }

  @Test
  void longestTextsAreReadInLinearTime() {
    PhoneRequest request =
        new PhoneRequest(
            "/" + "0/".repeat(4_000),
            "mac=00:11:22:33:44:&".repeat(400),
            "Mozilla/4.0 (compatible; snom" + "0".repeat(60_000));
    long before = System.nanoTime();
    for (int i = 0; i < 100; i++) {
      assertThat(dialects.recognise(request).mac()).isNull();
    }
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
  }

  private int check(PhoneRequest request) {
    Recognition[] result = new Recognition[1];
    assertThatCode(() -> result[0] = dialects.recognise(request))
        .as("%s", request)
        .doesNotThrowAnyException();
    Recognition recognition = result[0];
    assertThat(recognition.vendor()).isNotNull();
    assertThat(recognition.evidence() == null).isEqualTo(recognition.mac() == null);
    if (recognition.mac() == null) {
      assertThat(recognition.disagreeing()).isNull();
      return 0;
    }
    assertThat(recognition.mac().value()).isPositive();
    assertThat(recognition.mac().value() & 1L << 40).isZero();
    assertThat(recognition.mac()).isNotEqualTo(recognition.disagreeing());
    return 1;
  }

  private PhoneRequest mutated(Random random) {
    PhoneRequest real = captures.get(random.nextInt(captures.size())).request();
    return new PhoneRequest(
        "/" + mutate(real.path(), random),
        real.query() == null ? null : mutate(real.query(), random),
        real.userAgent() == null ? null : mutate(real.userAgent(), random));
  }

  private static String mutate(String text, Random random) {
    StringBuilder changed = new StringBuilder(text);
    for (int i = random.nextInt(4); i > 0 && !changed.isEmpty(); i--) {
      int at = random.nextInt(changed.length());
      switch (random.nextInt(3)) {
        case 0 -> changed.deleteCharAt(at);
        case 1 -> changed.insert(at, anyChar(random));
        default -> changed.setLength(at);
      }
    }
    return changed.toString();
  }

  private static String maybe(Random random) {
    return random.nextInt(3) == 0 ? null : text(random);
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(60); length > 0; length--) {
      text.append(anyChar(random));
    }
    return text.toString();
  }

  private static char anyChar(Random random) {
    return ALPHABET.charAt(random.nextInt(ALPHABET.length()));
  }
}
