package io.pointsman.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.manifest.upstream.Fetched;
import io.pointsman.manifest.upstream.Freshness;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CopyTest {

  private static final long SECOND = 1_000_000_000;

  private static final Moment CHECKED = new Moment(1_000_000, 500 * SECOND);

  private static final Copy COPY =
      new Copy(
          new byte[] {1, 2, 3},
          "\"t\"",
          "text/xml",
          "http://a/",
          null,
          "then",
          CHECKED.millis(),
          CHECKED.nanos(),
          7,
          60);

  @Test
  void comesBackFromRedisAsItWas() {
    assertThat(Copy.decode(COPY.encoded(), CHECKED))
        .get()
        .usingRecursiveComparison()
        .isEqualTo(COPY);
    byte[] encoded = COPY.encoded();
    for (int length = 0; length < encoded.length; length++) {
      assertThat(Copy.decode(Arrays.copyOf(encoded, length), CHECKED)).isEmpty();
    }
    assertThat(Copy.decode(Arrays.copyOf(encoded, encoded.length + 1), CHECKED)).isEmpty();
  }

  @Test
  void agesFromWhenItWasChecked() {
    assertThat(COPY.isFresh(5, 560 * SECOND - 1)).isTrue();
    assertThat(COPY.isFresh(5, 560 * SECOND)).isFalse();
    assertThat(COPY.isGoodEnough(5, 10, 570 * SECOND - 1)).isTrue();
    assertThat(COPY.isGoodEnough(5, 10, 570 * SECOND)).isFalse();
    assertThat(COPY.age(530 * SECOND)).isEqualTo(37);
  }

  @Test
  void agesAfterItsReplicasClockWasSetAnew() {
    long twoDays = 172_800_000;
    Fetched.Whole whole =
        new Fetched.Whole(
            new byte[] {1}, "text/xml", "http://a/", null, null, new Freshness(true, 60, 0));
    Copy kept = Copy.of(whole, "t", new Moment(twoDays, 500 * SECOND));
    Copy again = kept.checked(new Freshness(true, -1, 0), new Moment(0, 520 * SECOND));
    assertThat(again.checked()).isZero();
    assertThat(again.isFresh(5, 580 * SECOND - 1)).isTrue();
    assertThat(again.isFresh(5, 580 * SECOND)).isFalse();
  }

  @Test
  void hasTheAgeByTheWallClockWhereAnotherReplicaKeptIt() {
    byte[] encoded = COPY.encoded();
    long here = Long.MAX_VALUE - SECOND;
    assertThat(Copy.decode(encoded, new Moment(1_030_999, here)).orElseThrow().age(here))
        .isEqualTo(37);
    assertThat(Copy.decode(encoded, new Moment(990_000, here)).orElseThrow().age(here))
        .as("another's clock is ahead")
        .isEqualTo(7);
    Copy ancient = Copy.decode(encoded, new Moment(Long.MAX_VALUE, here)).orElseThrow();
    assertThat(ancient.isGoodEnough(86_400, 604_800, here)).as("this clock is far ahead").isFalse();
    assertThat(ancient.isFresh(86_400, here)).isFalse();
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
