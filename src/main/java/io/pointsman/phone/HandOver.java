package io.pointsman.phone;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.ssl.SslHandler;
import io.pointsman.manifest.Delivered;
import io.pointsman.manifest.DeliveryRequest;
import io.pointsman.manifest.OwnPath;
import io.pointsman.routing.RoutedProfile;
import io.pointsman.template.UrlTemplate;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;

/** Hands polls of MANIFEST and PROXY profiles over, and writes what comes back. */
final class HandOver {

  private final PhoneServices services;
  private final Answers answers;

  HandOver(PhoneServices services, Answers answers) {
    this.services = services;
    this.answers = answers;
  }

  void deliver(Poll poll, RoutedProfile profile, UrlTemplate template, int status) {
    HttpHeaders headers = poll.request.headers();
    if (headers.containsValue(HttpHeaderNames.VIA, "1.1 pointsman", true)) {
      // A profile whose URL leads back to us would be fetched through us without end.
      answers.refuse(poll);
      return;
    }
    String publicUrl =
        services
            .publicUrls()
            .of(
                headers.get(HttpHeaderNames.HOST),
                poll.visitor.channel.pipeline().get(SslHandler.class) != null);
    if (publicUrl == null) {
      services.log().withoutPublicUrl(profile);
      answers.later(poll, services.config().retryAfter(), Result.UNAVAILABLE);
      return;
    }
    Future<Delivered> delivered =
        services
            .deliveries()
            .deliver(
                new DeliveryRequest(
                    poll.recognition.mac(),
                    poll.recognition,
                    poll.own == null ? poll.target.path() : poll.own.path(),
                    poll.target.query(),
                    headers.get(HttpHeaderNames.USER_AGENT),
                    publicUrl + OwnPath.folder(poll.recognition.vendor()),
                    profile,
                    template,
                    status));
    Result good = profile.writes() ? Result.WRITTEN : Result.FETCHED;
    if (delivered.succeeded()) {
      answer(poll, delivered.result(), good);
    } else {
      answers.await(poll, delivered, (same, done) -> delivered(same, done, good));
    }
  }

  private void delivered(Poll poll, AsyncResult<Delivered> done, Result good) {
    if (done.failed()) {
      answers.fail(poll, done.cause());
    } else {
      answer(poll, done.result(), good);
    }
  }

  private void answer(Poll poll, Delivered delivered, Result good) {
    if (delivered instanceof Delivered.Body body) {
      FileReply.write(poll, body, answers.closes(poll));
      answers.count(poll, good);
    } else if (delivered instanceof Delivered.Stream stream) {
      StreamReply.write(poll, stream, answers.closes(poll));
      answers.count(poll, good);
    } else if (delivered instanceof Delivered.Redirect redirect) {
      Replies.redirect(poll, redirect.status(), redirect.location(), answers.closes(poll));
      answers.count(poll, Result.REDIRECTED);
    } else if (delivered instanceof Delivered.Later later) {
      answers.later(poll, later.seconds(), Result.UNAVAILABLE);
    } else {
      answers.refuse(poll);
    }
  }
}
