package io.pointsman.phone;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.pointsman.dialect.Dialects;
import io.pointsman.dialect.PhoneRequest;
import io.pointsman.dialect.Recognition;
import io.pointsman.routing.Freshness;
import io.pointsman.routing.Route;
import io.pointsman.routing.RoutedProfile;
import io.pointsman.routing.Target;
import io.pointsman.template.PhoneFacts;
import io.pointsman.template.UrlTemplate;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Answers one request: who is it, where does it go, say so. Nothing here blocks, and a phone routed
 * by a profile is answered before the call returns.
 */
final class PhoneHandler {

  private static final int FOUND = 302;

  private final Dialects dialects = new Dialects();
  private final PhoneServices services;

  PhoneHandler(PhoneServices services) {
    this.services = services;
  }

  void handle(Poll poll) {
    try {
      serve(poll);
    } catch (Throwable failure) {
      fail(poll, failure);
    }
  }

  private void serve(Poll poll) {
    HttpHeaders headers = poll.request.headers();
    if (poll.request.decoderResult().isFailure()) {
      // For requests that are none; they are told no more than that.
      malformed(poll);
      return;
    }
    HttpVersion version = poll.request.protocolVersion();
    if (version != HttpVersion.HTTP_1_1 && version != HttpVersion.HTTP_1_0) {
      Replies.unknownVersion(poll);
      count(poll, Result.MALFORMED);
      return;
    }
    poll.visitor.asks();
    long wait = services.limits().take(poll);
    if (wait > 0) {
      services.meters().limited(Limit.RATE);
      later(poll, (int) Math.min(3600, wait / 1_000_000_000 + 1), Result.LIMITED);
      return;
    }
    if (headers.contains(HttpHeaderNames.TRANSFER_ENCODING)) {
      // No phone sends one, and proxies that disagree about its end are how requests are smuggled.
      malformed(poll);
      return;
    }
    HttpMethod method = poll.request.method();
    if (method != HttpMethod.GET && method != HttpMethod.HEAD) {
      Replies.methodNotAllowed(poll, closes(poll));
      count(poll, Result.METHOD);
      return;
    }
    poll.target = RequestTarget.parse(poll.request.uri());
    if (poll.target == null) {
      refuse(poll);
      return;
    }
    poll.recognition =
        dialects.recognise(
            new PhoneRequest(
                poll.target.path(), poll.target.query(), headers.get(HttpHeaderNames.USER_AGENT)));
    if (poll.recognition.mac() == null) {
      refuse(poll);
      return;
    }
    if (poll.recognition.disagreeing() != null) {
      services.meters().quarrelled();
    }
    Freshness.State state = services.freshness().state();
    if (state == Freshness.State.STALE) {
      await(poll, services.freshness().catchUp(), this::caughtUp);
    } else {
      decide(poll, state);
    }
  }

  private void caughtUp(Poll poll, AsyncResult<Freshness.State> state) {
    decide(poll, state.succeeded() ? state.result() : Freshness.State.EXPIRED);
  }

  private void decide(Poll poll, Freshness.State state) {
    if (state == Freshness.State.EXPIRED || state == Freshness.State.LOADING) {
      later(poll, services.config().retryAfter(), Result.UNAVAILABLE);
      return;
    }
    Route route = services.routes().route(poll.recognition.mac());
    if (route instanceof Route.ToProfile toProfile) {
      Target target = toProfile.profile().targetFor(poll.recognition.vendor());
      redirect(poll, target.template(), target.status());
    } else if (route instanceof Route.ToOwnUrl own) {
      toOwnUrl(poll, own);
    } else if (route instanceof Route.Resting resting) {
      later(poll, resting.seconds(), Result.RESTING);
    } else {
      refuse(poll);
    }
  }

  private void toOwnUrl(Poll poll, Route.ToOwnUrl own) {
    UrlTemplate cached = services.ownUrls().ifCached(own);
    if (cached != null) {
      redirect(poll, cached, status(poll, own));
    } else {
      await(poll, services.ownUrls().find(own), (same, found) -> found(same, own, found));
    }
  }

  private void found(Poll poll, Route.ToOwnUrl own, AsyncResult<UrlTemplate> found) {
    if (found.failed() || found.result() == null) {
      later(poll, services.config().retryAfter(), Result.UNAVAILABLE);
    } else {
      redirect(poll, found.result(), status(poll, own));
    }
  }

  /** An own URL replaces the profile's, not how it is said. */
  private static int status(Poll poll, Route.ToOwnUrl own) {
    RoutedProfile profile = own.profile();
    return profile == null ? FOUND : profile.targetFor(poll.recognition.vendor()).status();
  }

  private void redirect(Poll poll, UrlTemplate template, int status) {
    Recognition recognition = poll.recognition;
    String path = poll.target.path();
    Optional<String> location =
        template.expand(
            new PhoneFacts(
                recognition.mac(),
                recognition.model(),
                recognition.file(),
                path.length() == 1 ? null : path.substring(1)));
    if (location.isEmpty()) {
      refuse(poll);
      return;
    }
    Replies.redirect(poll, status, location.get(), closes(poll));
    count(poll, Result.REDIRECTED);
  }

  private void refuse(Poll poll) {
    Replies.refuse(poll, closes(poll));
    count(poll, Result.REFUSED);
  }

  private void later(Poll poll, int seconds, Result result) {
    Replies.later(poll, seconds, closes(poll));
    count(poll, result);
  }

  private void fail(Poll poll, Throwable failure) {
    services.log().failed(poll, failure);
    if (!poll.answered) {
      later(poll, services.config().retryAfter(), Result.FAILED);
    }
  }

  /** The connection begins no other request meanwhile. */
  private <T> void await(Poll poll, Future<T> future, BiConsumer<Poll, AsyncResult<T>> then) {
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
      return;
    }
    try {
      then.accept(poll, done);
    } catch (Throwable failure) {
      fail(poll, failure);
    }
    if (poll.answered && !poll.resumed) {
      poll.resumed = true;
      poll.connection.resume();
    }
  }

  private void malformed(Poll poll) {
    Replies.malformed(poll);
    count(poll, Result.MALFORMED);
  }

  /** A body is not read but cut off; and a phone is sent elsewhere while we stop. */
  private boolean closes(Poll poll) {
    return services.door().isDraining() || hasBody(poll.request.headers());
  }

  private static boolean hasBody(HttpHeaders headers) {
    String length = headers.get(HttpHeaderNames.CONTENT_LENGTH);
    return length != null && !length.equals("0")
        || headers.contains(HttpHeaderNames.TRANSFER_ENCODING);
  }

  private void count(Poll poll, Result result) {
    services.meters().answered(poll.vendor(), result, System.nanoTime() - poll.began);
    services.log().answered(poll, result);
  }
}
