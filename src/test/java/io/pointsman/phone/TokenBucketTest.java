package io.pointsman.phone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TokenBucketTest {

  private static final long SECOND = 1_000_000_000L;

  @Test
  void itGivesItsBurstThenItsRate() {
    long now = Long.MAX_VALUE - SECOND;
    TokenBucket bucket = new TokenBucket(10, 5, now);
    for (int i = 0; i < 5; i++) {
      assertThat(bucket.take(now)).isZero();
    }
    assertThat(bucket.take(now)).isEqualTo(SECOND / 10);
    assertThat(bucket.take(now + SECOND / 10 - 1)).isEqualTo(1);
    assertThat(bucket.take(now + SECOND / 10)).isZero();
    assertThat(bucket.take(now + SECOND / 10)).isPositive();
  }

  @Test
  void itIsFullAgainAfterARestAndNoFuller() {
    TokenBucket bucket = new TokenBucket(1, 3, 0);
    for (int i = 0; i < 3; i++) {
      assertThat(bucket.take(0)).isZero();
    }
    long later = 1_000 * SECOND;
    for (int i = 0; i < 3; i++) {
      assertThat(bucket.take(later)).isZero();
    }
    assertThat(bucket.take(later)).isEqualTo(SECOND);
  }

  @Test
  void aRequestThatBeganBeforeItsBucketIsServed() {
    assertThat(new TokenBucket(1, 1, 500).take(400)).isZero();
  }
}
