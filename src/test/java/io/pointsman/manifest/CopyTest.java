package io.pointsman.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CopyTest {

  private static final Copy COPY =
      new Copy(
          new byte[] {1, 2, 3}, "\"t\"", "text/xml", "http://a/", null, "then", 1_000_000, 7, 60);

  @Test
  void comesBackFromRedisAsItWas() {
    assertThat(Copy.decode(COPY.encoded())).get().usingRecursiveComparison().isEqualTo(COPY);
    byte[] encoded = COPY.encoded();
    for (int length = 0; length < encoded.length; length++) {
      assertThat(Copy.decode(Arrays.copyOf(encoded, length))).isEmpty();
    }
    assertThat(Copy.decode(Arrays.copyOf(encoded, encoded.length + 1))).isEmpty();
  }

  @Test
  void agesFromWhenItWasChecked() {
    assertThat(COPY.isFresh(5, 1_059_999)).isTrue();
    assertThat(COPY.isFresh(5, 1_060_000)).isFalse();
    assertThat(COPY.isGoodEnough(5, 10, 1_069_999)).isTrue();
    assertThat(COPY.isGoodEnough(5, 10, 1_070_000)).isFalse();
    assertThat(COPY.age(1_030_000)).isEqualTo(37);
    assertThat(COPY.age(990_000)).as("another's clock is ahead").isEqualTo(7);
  }

  @Test
  void isFoundByAllThatItDependsOn() {
    UUID profile = new UUID(1, 1);
    List<CopyKey> keys =
        List.of(
            new CopyKey(profile, "http://a/", null, "-", 0),
            new CopyKey(new UUID(1, 2), "http://a/", null, "-", 0),
            new CopyKey(profile, "http://a/b", null, "-", 0),
            new CopyKey(profile, "http://a/", "", "-", 0),
            new CopyKey(profile, "http://a/", "Phone", "-", 0),
            new CopyKey(profile, "http://a/", null, "x", 0),
            new CopyKey(profile, "http://a/", null, "-", 1));
    Set<String> names = new HashSet<>();
    keys.forEach(key -> names.add(key.inRedis()));
    assertThat(names).hasSize(keys.size());
    assertThat(new CopyKey(profile, "http://a/", null, "-", 0).inRedis())
        .isEqualTo(keys.get(0).inRedis());
  }
}
