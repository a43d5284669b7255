package io.pointsman.phone;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.pointsman.dialect.Recognition;
import io.pointsman.manifest.Delivered;
import io.pointsman.template.PhoneFacts;
import io.pointsman.template.UrlTemplate;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.util.function.BiConsumer;

/** Answers a poll, and counts and logs what it was told. */
final class Answers {

  private final PhoneServices services;

  Answers(PhoneServices services) {
    this.services = services;
  }

  void redirect(Poll poll, UrlTemplate template, int status) {
    Recognition recognition = poll.recognition;
    String path = poll.target.path();
    byte[] location =
        template.expandToAscii(
            new PhoneFacts(
                recognition.mac(),
                recognition.model(),
                recognition.file(),
                template.followsRequest() && path.length() > 1 ? path.substring(1) : null));
    if (location == null) {
      refuse(poll);
      return;
    }
    Replies.redirect(poll, status, location, closes(poll));
    count(poll, Result.REDIRECTED);
  }

  void refuse(Poll poll) {
    Replies.refuse(poll, closes(poll));
    count(poll, Result.REFUSED);
  }

  void later(Poll poll, int seconds, Result result) {
    Replies.later(poll, seconds, closes(poll));
    count(poll, result);
  }

  void fail(Poll poll, Throwable failure) {
    services.log().failed(poll, failure);
    if (!poll.answered) {
      later(poll, services.config().retryAfter(), Result.FAILED);
    }
  }

  /** The connection begins no other request meanwhile. */
  <T> void await(Poll poll, Future<T> future, BiConsumer<Poll, AsyncResult<T>> then) {
    poll.connection.pause();
    future.onComplete(
        done -> {
          if (poll.visitor.channel.eventLoop().inEventLoop()) {
            resume(poll, done, then);
          } else {
            poll.visitor.channel.eventLoop().execute(() -> resume(poll, done, then));
          }
        });
  }

  private <T> void resume(Poll poll, AsyncResult<T> done, BiConsumer<Poll, AsyncResult<T>> then) {
    if (!poll.connection.isOpen()) {
      if (done.result() instanceof Delivered.Stream unwanted) {
        unwanted.close().run();
      }
      return;
    }
    try {
      then.accept(poll, done);
    } catch (Throwable failure) {
      fail(poll, failure);
    }
    if (poll.answered && !poll.resumed && !poll.streams) {
      poll.resumed = true;
      poll.connection.resume();
    }
  }

  void malformed(Poll poll) {
    Replies.malformed(poll);
    count(poll, Result.MALFORMED);
  }

  /** A body is not read but cut off; and a phone is sent elsewhere while we stop. */
  boolean closes(Poll poll) {
    return services.door().isDraining() || hasBody(poll.request.headers());
  }

  private static boolean hasBody(HttpHeaders headers) {
    String length = headers.get(HttpHeaderNames.CONTENT_LENGTH);
    return length != null && !length.equals("0")
        || headers.contains(HttpHeaderNames.TRANSFER_ENCODING);
  }

  void count(Poll poll, Result result) {
    long took = System.nanoTime() - poll.began;
    services.meters().answered(poll.vendor(), result, took);
    if (services.traces() != null) {
      services.traces().answered(poll, result, took);
    }
    services.log().answered(poll, result);
  }
}
