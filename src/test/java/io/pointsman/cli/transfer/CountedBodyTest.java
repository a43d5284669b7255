package io.pointsman.cli.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import org.junit.jupiter.api.Test;

class CountedBodyTest {

  @Test
  void whatComesFromAPipeIsCompleteAtItsEndThoughItsLengthIsNotKnown() {
    byte[] rows = new byte[100_000];
    CountedBody body =
        new CountedBody(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(rows)));
    assertThat(body.contentLength()).isNegative();
    Taker taker = new Taker();
    body.subscribe(taker);
    taker.subscription.request(1);
    assertThat(body.complete()).isFalse();
    assertThat(body.sent()).isBetween(1L, 99_999L);
    taker.subscription.request(Long.MAX_VALUE);
    assertThat(body.complete()).isTrue();
    assertThat(body.sent()).isEqualTo(rows.length);
  }

  private static final class Taker implements Subscriber<ByteBuffer> {

    private Subscription subscription;

    @Override
    public void onSubscribe(Subscription given) {
      subscription = given;
    }

    @Override
    public void onNext(ByteBuffer part) {}

    @Override
    public void onError(Throwable failure) {
      throw new AssertionError(failure);
    }

    @Override
    public void onComplete() {}
  }
}
