package io.pointsman.manifest;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.pointsman.delivery.ProxyRules;
import io.pointsman.mac.MacAddress;
import io.pointsman.mac.Vendor;
import io.pointsman.manifest.rewrite.Reading;
import io.pointsman.manifest.rewrite.RewriteQuestion;
import io.pointsman.manifest.rewrite.Rewriter;
import io.pointsman.manifest.rewrite.Rewritten;
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
  private final ThroughLinks links;
  private final ProxyMeters meters;
  private final Cache<Key, Answer> answers;

  ProxyAnswers(Vertx vertx, ProxyConfig config, ThroughLinks links, ProxyMeters meters) {
    this.vertx = vertx;
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
    Key key = key(ask, copy);
    Answer ready = answers.getIfPresent(key);
    if (ready != null) {
      return Future.succeededFuture(body(ready, copy));
    }
    return copy.bytes().length <= SMALL
        ? Future.succeededFuture(body(rewritten(key, copy), copy))
        : vertx.executeBlocking(() -> body(rewritten(key, copy), copy), false);
  }

  /** What is done to the copy for this phone, as a phone would get it. */
  Rewritten rewritten(ProxyAsk ask, Copy copy) {
    return rewrite(key(ask, copy), copy);
  }

  private static Key key(ProxyAsk ask, Copy copy) {
    DeliveryRequest request = ask.request();
    return new Key(
        ask.key(),
        copy.tag(),
        copy.base(),
        request.mac(),
        request.recognition().vendor(),
        request.publicUrl(),
        ask.rules());
  }

  private Rewritten rewrite(Key key, Copy copy) {
    return Rewriter.rewrite(
        new RewriteQuestion(
            copy.bytes(), key.vendor(), key.base(), key.rules(), url -> link(key, url)));
  }

  private String link(Key key, String url) {
    return links.link(key.publicUrl(), key.copy().profile(), key.mac(), key.rules().linkKey(), url);
  }

  private Answer rewritten(Key key, Copy copy) {
    Rewritten rewritten = rewrite(key, copy);
    if (rewritten.reading() != Reading.READ) {
      meters.untouched(rewritten.reading());
    }
    Answer answer =
        rewritten.bytes() == copy.bytes()
            ? new Answer(copy.bytes(), copy.tag())
            : new Answer(rewritten.bytes(), EntityTag.of(rewritten.bytes()));
    answers.put(key, answer);
    return answer;
  }

  private static Delivered body(Answer answer, Copy copy) {
    return new Delivered.Body(
        answer.bytes(), copy.mediaType(), answer.etag(), copy.age(System.nanoTime()));
  }
}
