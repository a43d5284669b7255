package io.pointsman.manifest;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.pointsman.delivery.ProxyRules;
import io.pointsman.mac.MacAddress;
import io.pointsman.mac.Vendor;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** Copies as they go to phones: rewritten once for each, and held in memory. */
final class ProxyAnswers {

  /** Above, rewriting goes to a worker thread. */
  private static final int SMALL = 64 * 1024;

  /** All that the rewritten bytes depend on. */
  private record Key(
      CopyKey copy,
      String tag,
      String base,
      MacAddress mac,
      Vendor vendor,
      String publicUrl,
      ProxyRules rules) {}

  private record Answer(byte[] bytes, String etag) {}

  private final Vertx vertx;
  private final FileRewriter rewriter;
  private final ThroughLinks links;
  private final ProxyMeters meters;
  private final Cache<Key, Answer> answers;

  ProxyAnswers(
      Vertx vertx,
      ProxyConfig config,
      FileRewriter rewriter,
      ThroughLinks links,
      ProxyMeters meters) {
    this.vertx = vertx;
    this.rewriter = rewriter;
    this.links = links;
    this.meters = meters;
    this.answers =
        Caffeine.newBuilder()
            .maximumWeight(config.answersInMemory().asLongValue())
            .weigher((Key key, Answer answer) -> key.copy().weight() + 200 + answer.bytes().length)
            .executor(Runnable::run)
            .build();
  }

  Future<Delivered> answer(ProxyAsk ask, Copy copy) {
    DeliveryRequest request = ask.request();
    Key key =
        new Key(
            ask.key(),
            copy.tag(),
            copy.base(),
            request.mac(),
            request.recognition().vendor(),
            request.publicUrl(),
            ask.rules());
    Answer ready = answers.getIfPresent(key);
    if (ready != null) {
      return Future.succeededFuture(body(ready, copy));
    }
    return copy.bytes().length <= SMALL
        ? Future.succeededFuture(body(rewritten(key, copy), copy))
        : vertx.executeBlocking(() -> body(rewritten(key, copy), copy), false);
  }

  private Answer rewritten(Key key, Copy copy) {
    FileRewriter.Outcome outcome =
        rewriter.rewrite(
            copy.bytes(),
            key.vendor(),
            key.base(),
            key.rules(),
            url ->
                links.link(
                    key.publicUrl(), key.copy().profile(), key.mac(), key.rules().linkKey(), url));
    if (outcome.untouched() != null) {
      meters.untouched(outcome.untouched());
    }
    Answer answer =
        outcome.bytes() == copy.bytes()
            ? new Answer(copy.bytes(), copy.tag())
            : new Answer(outcome.bytes(), EntityTag.of(outcome.bytes()));
    answers.put(key, answer);
    return answer;
  }

  private static Delivered body(Answer answer, Copy copy) {
    return new Delivered.Body(
        answer.bytes(), copy.mediaType(), answer.etag(), copy.age(System.currentTimeMillis()));
  }
}
