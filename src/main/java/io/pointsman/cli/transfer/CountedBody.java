package io.pointsman.cli.transfer;

import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicLong;

/** A body that counts what of it has been sent, and knows whether that is all. */
final class CountedBody implements BodyPublisher {

  private final BodyPublisher body;
  private final AtomicLong sent = new AtomicLong();
  private volatile boolean complete;

  CountedBody(BodyPublisher body) {
    this.body = body;
  }

  /** In bytes. */
  long sent() {
    return sent.get();
  }

  /** Whether nothing of it is left to be sent; its length need not be known for that. */
  boolean complete() {
    return complete;
  }

  @Override
  public long contentLength() {
    return body.contentLength();
  }

  @Override
  public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
    body.subscribe(
        new Subscriber<>() {
          @Override
          public void onSubscribe(Subscription subscription) {
            subscriber.onSubscribe(subscription);
          }

          @Override
          public void onNext(ByteBuffer part) {
            sent.addAndGet(part.remaining());
            subscriber.onNext(part);
          }

          @Override
          public void onError(Throwable failure) {
            subscriber.onError(failure);
          }

          @Override
          public void onComplete() {
            complete = true;
            subscriber.onComplete();
          }
        });
  }
}
