package io.pointsman.phone;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.pointsman.dialect.Dialects;
import io.pointsman.dialect.PhoneRequest;
import io.pointsman.dialect.Recognition;
import io.pointsman.manifest.OwnPath;
import io.pointsman.routing.Freshness;
import io.pointsman.routing.Route;
import io.pointsman.routing.RoutedProfile;
import io.pointsman.routing.Target;
import io.pointsman.template.UrlTemplate;
import io.vertx.core.AsyncResult;

/**
 * Answers one request: who is it, where does it go, say so. Nothing here blocks, and a phone that a
 * profile redirects is answered before the call returns.
 */
final class PhoneHandler {

  private static final int FOUND = 302;

  private final Dialects dialects = new Dialects();
  private final PhoneServices services;
  private final Answers answers;
  private final HandOver handOver;

  PhoneHandler(PhoneServices services) {
    this.services = services;
    this.answers = new Answers(services);
    this.handOver = new HandOver(services, answers);
  }

  void handle(Poll poll) {
    try {
      serve(poll);
    } catch (Throwable failure) {
      answers.fail(poll, failure);
    }
  }

  private void serve(Poll poll) {
    HttpHeaders headers = poll.request.headers();
    if (poll.request.decoderResult().isFailure()) {
      // For requests that are none; they are told no more than that.
      answers.malformed(poll);
      return;
    }
    HttpVersion version = poll.request.protocolVersion();
    if (version != HttpVersion.HTTP_1_1 && version != HttpVersion.HTTP_1_0) {
      Replies.unknownVersion(poll);
      answers.count(poll, Result.MALFORMED);
      return;
    }
    poll.visitor.asks();
    long wait = services.limits().take(poll);
    if (wait > 0) {
      services.meters().limited(Limit.RATE);
      answers.later(poll, (int) Math.min(3600, wait / 1_000_000_000 + 1), Result.LIMITED);
      return;
    }
    if (headers.contains(HttpHeaderNames.TRANSFER_ENCODING)) {
      // No phone sends one, and proxies that disagree about its end are how requests are smuggled.
      answers.malformed(poll);
      return;
    }
    HttpMethod method = poll.request.method();
    if (method != HttpMethod.GET && method != HttpMethod.HEAD) {
      Replies.methodNotAllowed(poll, answers.closes(poll));
      answers.count(poll, Result.METHOD);
      return;
    }
    poll.target = RequestTarget.parse(poll.request.uri());
    if (poll.target == null) {
      answers.refuse(poll);
      return;
    }
    recognise(poll);
    if (poll.recognition.mac() == null) {
      answers.refuse(poll);
      return;
    }
    if (poll.recognition.disagreeing() != null) {
      services.meters().quarrelled();
    }
    Freshness.State state = services.freshness().state();
    if (state == Freshness.State.STALE) {
      answers.await(poll, services.freshness().catchUp(), this::caughtUp);
    } else {
      decide(poll, state);
    }
  }

  private void recognise(Poll poll) {
    String path = poll.target.path();
    poll.own = OwnPath.parse(path);
    Recognition said =
        dialects.recognise(
            new PhoneRequest(
                poll.own == null ? path : poll.own.path(),
                poll.target.query(),
                poll.request.headers().get(HttpHeaderNames.USER_AGENT)));
    poll.recognition = poll.own == null ? said : poll.own.recognise(said);
  }

  private void caughtUp(Poll poll, AsyncResult<Freshness.State> state) {
    decide(poll, state.succeeded() ? state.result() : Freshness.State.EXPIRED);
  }

  private void decide(Poll poll, Freshness.State state) {
    if (state == Freshness.State.EXPIRED || state == Freshness.State.LOADING) {
      answers.later(poll, services.config().retryAfter(), Result.UNAVAILABLE);
      return;
    }
    Route route = services.routes().route(poll.recognition.mac());
    if (route instanceof Route.ToProfile toProfile) {
      Target target = toProfile.profile().targetFor(poll.recognition.vendor());
      send(poll, toProfile.profile(), target.template(), target.status());
    } else if (route instanceof Route.ToOwnUrl own) {
      toOwnUrl(poll, own);
    } else if (route instanceof Route.Resting resting) {
      answers.later(poll, resting.seconds(), Result.RESTING);
    } else {
      answers.refuse(poll);
    }
  }

  private void toOwnUrl(Poll poll, Route.ToOwnUrl own) {
    UrlTemplate cached = services.ownUrls().ifCached(own);
    if (cached != null) {
      send(poll, own.profile(), cached, status(poll, own));
    } else {
      answers.await(poll, services.ownUrls().find(own), (same, found) -> found(same, own, found));
    }
  }

  private void found(Poll poll, Route.ToOwnUrl own, AsyncResult<UrlTemplate> found) {
    if (found.failed() || found.result() == null) {
      answers.later(poll, services.config().retryAfter(), Result.UNAVAILABLE);
    } else {
      send(poll, own.profile(), found.result(), status(poll, own));
    }
  }

  /** An own URL replaces the profile's, not how it is said. */
  private static int status(Poll poll, Route.ToOwnUrl own) {
    RoutedProfile profile = own.profile();
    return profile == null ? FOUND : profile.targetFor(poll.recognition.vendor()).status();
  }

  /**
   * @param profile null if only the device says where it goes
   */
  private void send(Poll poll, RoutedProfile profile, UrlTemplate template, int status) {
    if (profile != null && !profile.redirects()) {
      handOver.deliver(poll, profile, template, status);
    } else if (poll.own != null) {
      // Named by a file of ours that is no longer so: the phone will ask for a new one.
      answers.refuse(poll);
    } else {
      answers.redirect(poll, template, status);
    }
  }
}
