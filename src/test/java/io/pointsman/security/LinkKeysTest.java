package io.pointsman.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LinkKeysTest {

  /** Phones hold links that we signed long ago: the same for ever. */
  @Test
  void signsAsEarlierReleasesDid() {
    assertThat(TestKeys.links("k").sign("k", "7c2f80abcdef https://pbx.example/a"))
        .isEqualTo("AsiaS1YBQopa_to7CGpVmg");
  }

  @Test
  void verifiesItsOwnAndNothingElse() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    LinkKeys keys = TestKeys.links("b", "a");
    for (int i = 0; i < 2_000; i++) {
      String message = "m" + random.nextLong();
      String signature = keys.sign(random.nextBoolean() ? "a" : "b", message);
      assertThat(signature).as("seed %d", seed).matches("[\\w-]{22}");
      assertThat(keys.verify(message, signature)).as("seed %d, %s", seed, message).isTrue();
      assertThat(keys.verify(message + "0", signature)).as("seed %d, %s", seed, message).isFalse();
      char[] altered = signature.toCharArray();
      altered[random.nextInt(altered.length)] ^= (char) (1 << random.nextInt(7));
      assertThat(keys.verify(message, new String(altered)))
          .as("seed %d, %s", seed, message)
          .isFalse();
    }
    for (String none : new String[] {"", "A", "A".repeat(22), "é".repeat(22)}) {
      assertThat(keys.verify("message", none)).as(none).isFalse();
    }
  }

  @Test
  void aNewKeyChangesNoSignatureOfAnOldOne() {
    LinkKeys before = TestKeys.links("old");
    String signature = before.sign("old", "m");
    LinkKeys after = TestKeys.links("new", "old");
    assertThat(after.sign("old", "m")).isEqualTo(signature);
    assertThat(after.verify("m", signature)).isTrue();
    assertThat(after.verify("m", after.sign("new", "m"))).isTrue();
  }

  @Test
  void whoseKeyIsGoneSignsWithTheCurrentOne() {
    LinkKeys rotated = TestKeys.links("new", "other");
    assertThat(rotated.sign("old", "m")).isEqualTo(rotated.sign("new", "m"));
    assertThat(rotated.sign(null, "m")).isEqualTo(rotated.sign("new", "m"));
    assertThat(rotated.verify("m", TestKeys.links("old").sign("old", "m"))).isFalse();
  }

  @Test
  void signsOnManyThreadsAtOnce() {
    LinkKeys keys = TestKeys.links("k");
    String alone = keys.sign("k", "message");
    assertThat(
            IntStream.range(0, 20_000)
                .parallel()
                .mapToObj(i -> keys.sign("k", "message"))
                .distinct())
        .containsExactly(alone);
  }

  @Test
  void withoutAKeyNothingIsSignedOrVerified() {
    LinkKeys none = TestKeys.links();
    assertThat(none.available()).isFalse();
    assertThat(none.verify("m", "A".repeat(22))).isFalse();
    assertThatThrownBy(() -> none.sign(null, "m"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no key is configured: set pointsman.secrets.keys");
  }
}
