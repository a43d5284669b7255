package io.pointsman.manifest;

import io.pointsman.delivery.ProxyRules;
import io.pointsman.manifest.upstream.FailureReason;
import io.pointsman.manifest.upstream.FetchFailure;
import io.pointsman.routing.Purges;
import io.pointsman.template.UrlTemplate;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;

/** Answers phones of PROXY profiles with their tenant's files. */
final class Proxies {

  private final Vertx vertx;
  private final ProxyConfig config;
  private final Purges purges;
  private final ThroughLinks links;
  private final ProxyCopies copies;
  private final ProxyAnswers answers;
  private final ProxyMeters meters;

  Proxies(
      Vertx vertx,
      ProxyConfig config,
      Purges purges,
      ThroughLinks links,
      ProxyCopies copies,
      ProxyAnswers answers,
      ProxyMeters meters) {
    this.vertx = vertx;
    this.config = config;
    this.purges = purges;
    this.links = links;
    this.copies = copies;
    this.answers = answers;
    this.meters = meters;
  }

  /** Never fails. */
  Future<Delivered> deliver(DeliveryRequest request) {
    ProxyAsk ask = ask(request);
    return ask == null ? Future.succeededFuture(new Delivered.Refused()) : deliver(ask);
  }

  /** The very exchange that a phone would have, and what became of the tenant's file in it. */
  Future<ProxyView> view(DeliveryRequest request) {
    ProxyAsk ask = ask(request);
    if (ask == null) {
      return Future.succeededFuture(new ProxyView(null, null, null, new Delivered.Refused()));
    }
    return deliver(ask)
        .map(
            delivered -> {
              Copy copy = delivered instanceof Delivered.Body ? copies.inMemory(ask) : null;
              return new ProxyView(
                  UrlTemplate.mask(ask.url()),
                  copy == null ? null : copy.bytes(),
                  copy == null ? null : answers.rewritten(ask, copy),
                  delivered);
            });
  }

  /** Null for a refusal. */
  private ProxyAsk ask(DeliveryRequest request) {
    boolean through = request.path().startsWith(ThroughLinks.FOLDER);
    String url =
        through
            ? links.open(request.profile().id(), request.mac(), request.path())
            : request.template().expand(request.facts()).orElse(null);
    return url == null
        ? null
        : ProxyAsk.of(request, url, through, purges.newest(request.profile(), request.mac()));
  }

  private Future<Delivered> deliver(ProxyAsk ask) {
    if (ask.isBig()) {
      return big(ask);
    }
    Copy copy = copies.inMemory(ask);
    if (copy != null && copy.isFresh(ask.rules().freshSeconds(), System.nanoTime())) {
      meters.from(ProxyMeters.Source.MEMORY);
      return answers.answer(ask, copy).recover(failure -> later(ask, failure));
    }
    return patiently(ask).recover(failure -> instead(ask, failure));
  }

  /**
   * What is found, or after a while an old copy, if there is one: it is looked for all the same.
   */
  private Future<Delivered> patiently(ProxyAsk ask) {
    Promise<Delivered> answer = Promise.promise();
    long timer =
        vertx.setTimer(
            Math.max(1, config.patience().toMillis()),
            late -> {
              Copy stale = goodEnough(ask);
              if (stale != null) {
                standIn(ask, stale).onSuccess(answer::tryComplete);
              }
            });
    copies
        .find(ask)
        .onComplete(
            done -> {
              vertx.cancelTimer(timer);
              if (answer.future().isComplete()) {
                return;
              }
              delivered(ask, done)
                  .onSuccess(delivered -> give(answer, delivered))
                  .onFailure(answer::tryFail);
            });
    return answer.future();
  }

  /** A stream that comes after an old copy was given would stay open for ever. */
  private static void give(Promise<Delivered> answer, Delivered delivered) {
    if (!answer.tryComplete(delivered) && delivered instanceof Delivered.Stream unwanted) {
      unwanted.close().run();
    }
  }

  private Future<Delivered> delivered(ProxyAsk ask, AsyncResult<Found> done) {
    if (done.failed()) {
      return Future.failedFuture(done.cause());
    }
    return done.result() instanceof Found.Held held ? answers.answer(ask, held.copy()) : big(ask);
  }

  private Future<Delivered> instead(ProxyAsk ask, Throwable failure) {
    if (failure instanceof FetchFailure known && known.reason() == FailureReason.MISSING) {
      meters.from(ProxyMeters.Source.NONE);
      return Future.succeededFuture(new Delivered.Refused());
    }
    Copy stale = goodEnough(ask);
    return stale == null
        ? later(ask, failure)
        : standIn(ask, stale).recover(worse -> later(ask, worse));
  }

  private Copy goodEnough(ProxyAsk ask) {
    ProxyRules rules = ask.rules();
    Copy copy = copies.inMemory(ask);
    return copy != null
            && copy.isGoodEnough(rules.freshSeconds(), rules.staleSeconds(), System.nanoTime())
        ? copy
        : null;
  }

  private Future<Delivered> standIn(ProxyAsk ask, Copy stale) {
    meters.from(ProxyMeters.Source.MEMORY);
    meters.stale(stale.age(System.nanoTime()));
    return answers.answer(ask, stale);
  }

  /** Straight from the tenant where the phone can go, or else through us as it comes. */
  private Future<Delivered> big(ProxyAsk ask) {
    if (ask.isOpenToPhones()) {
      return Future.succeededFuture(new Delivered.Redirect(ask.request().status(), ask.url()));
    }
    return copies
        .open(ask)
        .<Delivered>map(
            open ->
                new Delivered.Stream(
                    open.bytes(), open.close(), open.length(), open.mediaType(), open.etag()))
        .recover(
            failure ->
                failure instanceof FetchFailure known && known.reason() == FailureReason.MISSING
                    ? Future.succeededFuture(new Delivered.Refused())
                    : later(ask, failure));
  }

  private Future<Delivered> later(ProxyAsk ask, Throwable failure) {
    meters.from(ProxyMeters.Source.NONE);
    int asked = failure instanceof FetchFailure known ? known.retryAfter() : 0;
    return Future.succeededFuture(new Delivered.Later(Math.max(asked, config.retryAfter())));
  }
}
