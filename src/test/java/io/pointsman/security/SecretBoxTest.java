package io.pointsman.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SecretBoxTest {

  private static final byte[] SECRET = "user:pass wörd".getBytes(StandardCharsets.UTF_8);

  @Test
  void opensWhatItSealed() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    SecretBox box = TestKeys.box("k");
    for (int i = 0; i < 2_000; i++) {
      byte[] secret = new byte[random.nextInt(i % 20 == 0 ? 70_000 : 200)];
      random.nextBytes(secret);
      String context = i % 3 == 0 ? "" : "profile-" + random.nextLong() + "-ü";
      String sealed = box.seal(secret, context);
      assertThat(sealed).as("seed %d", seed).matches("v1\\.k\\.[\\w-]{80}\\.[\\w-]+");
      assertThat(box.open(sealed, context)).as("seed %d, %d", seed, i).isEqualTo(secret);
    }
  }

  /** Whatever we wrote once must open for ever. */
  @Test
  void opensWhatAnEarlierReleaseSealed() {
    String sealed =
        "v1.k.AAECAwQFBgcICQoLi7T6WNnvqPQLeahzbJpMJpkk-F-NGIHbje5YGL4tRHshi0WeDJW0FpoNnqRDHRJj.DA0ODxAREhMUFRYX7Y0MqkUGnSBECj8WJ_lCnyKHYaA0qbvUz9OG6D_PiA";
    assertThat(TestKeys.box("k").open(sealed, "profile")).isEqualTo(SECRET);
  }

  @Test
  void sealsTheSameSecretDifferentlyEachTime() {
    SecretBox box = TestKeys.box("k");
    String[] first = box.seal(SECRET, "c").split("\\.");
    String[] second = box.seal(SECRET, "c").split("\\.");
    assertThat(first[2]).isNotEqualTo(second[2]);
    assertThat(first[3]).isNotEqualTo(second[3]);
  }

  @Test
  void opensNowhereElse() {
    SecretBox box = TestKeys.box("k");
    String sealed = box.seal(SECRET, "one profile");
    assertRefused(box, sealed, "another profile");
    assertRefused(box, sealed, "one profile ");
    assertRefused(box, sealed, "");
  }

  @Test
  void opensNothingThatWasAltered() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    SecretBox box = TestKeys.box("k", "l");
    String sealed = box.seal(SECRET, "c");
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+ \n\0é";
    for (int at = 0; at < sealed.length(); at++) {
      String before = sealed.substring(0, at);
      char other;
      do {
        other = alphabet.charAt(random.nextInt(alphabet.length()));
      } while (other == sealed.charAt(at));
      assertRefused(box, before + other + sealed.substring(at + 1), "c");
      assertRefused(box, before, "c");
      assertRefused(box, before + sealed.substring(at + 1), "c");
      assertRefused(box, before + other + sealed.substring(at), "c");
    }
    assertRefused(box, sealed + "A", "c");
  }

  @Test
  void theWrappedKeyOfOneSecretOpensNoOther() {
    SecretBox box = TestKeys.box("k");
    String[] one = box.seal(SECRET, "c").split("\\.");
    String[] other = box.seal(SECRET, "c").split("\\.");
    assertRefused(box, "v1.k." + one[2] + "." + other[3], "c");
  }

  @Test
  void rotates() {
    String sealed = TestKeys.box("old").seal(SECRET, "c");
    SecretBox both = TestKeys.box("new", "old");
    assertThat(both.open(sealed, "c")).isEqualTo(SECRET);
    assertThat(both.currentKey()).isEqualTo("new");

    String anew = both.reseal(sealed, "c");
    assertThat(anew).startsWith("v1.new.");
    assertThat(both.reseal(anew, "c")).isSameAs(anew);

    SecretBox rotated = TestKeys.box("new");
    assertThat(rotated.open(anew, "c")).isEqualTo(SECRET);
    assertThatThrownBy(() -> rotated.open(sealed, "c"))
        .isInstanceOf(UnopenedSecretException.class)
        .hasMessageContaining("'old', which pointsman.secrets.keys does not have");
  }

  @Test
  void anotherKeyOfTheSameNameOpensNothing() {
    String sealed = TestKeys.box("k").seal(SECRET, "c");
    String other = "k:" + TestKeys.entry("other").substring("other:".length());
    assertRefused(TestKeys.boxOf(other), sealed, "c");
  }

  @Test
  void withoutAKeyItSealsNothing() {
    SecretBox none = TestKeys.box();
    assertThat(none.available()).isFalse();
    assertThatThrownBy(() -> none.seal(SECRET, "c"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no key is configured: set pointsman.secrets.keys");
    assertThat(TestKeys.box("k").available()).isTrue();
  }

  private static void assertRefused(SecretBox box, String sealed, String context) {
    assertThatThrownBy(() -> box.open(sealed, context))
        .as(sealed)
        .isInstanceOf(UnopenedSecretException.class)
        .hasMessageNotContaining("pass")
        .hasNoCause();
  }
}
