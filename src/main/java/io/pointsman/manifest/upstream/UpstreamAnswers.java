package io.pointsman.manifest.upstream;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientResponse;
import java.util.concurrent.atomic.LongAdder;

/** Makes of an answer that may be a file what the fetch gave. */
final class UpstreamAnswers {

  /** Above, unpacking and checking go to a worker thread, so that no phone waits behind them. */
  private static final int SMALL = 64 * 1024;

  private final Vertx vertx;
  private final UpstreamLimits limits;
  private final LongAdder passedOn = new LongAdder();

  UpstreamAnswers(Vertx vertx, UpstreamLimits limits) {
    this.vertx = vertx;
    this.limits = limits;
  }

  /** For a file that is held: read to its end, unpacked and checked. */
  Future<Fetched> whole(UpstreamRun run, HttpClientResponse response) {
    if (response.statusCode() == 304) {
      return run.exchange()
          .drop(response)
          .map(gone -> new Fetched.Unchanged(Freshness.of(response.headers())));
    }
    long length = Bodies.length(response);
    if (length > limits.file()) {
      return Future.succeededFuture(new Fetched.Big(length));
    }
    String base = run.exchange().at().toString();
    String file = run.exchange().at().file();
    String encoding = response.getHeader("Content-Encoding");
    return new WholeBody(response, limits.file())
        .read()
        .compose(
            bytes -> {
              run.exchange().done();
              boolean heavy = bytes.length > SMALL || Inflation.isPacked(encoding);
              return heavy
                  ? vertx.executeBlocking(() -> checked(bytes, encoding, file), false)
                  : Future.succeededFuture(checked(bytes, encoding, file));
            })
        .map(
            bytes ->
                new Fetched.Whole(
                    bytes,
                    Bodies.mediaType(response),
                    base,
                    response.getHeader("ETag"),
                    response.getHeader("Last-Modified"),
                    Freshness.of(response.headers())));
  }

  /** For a file that is passed on as it comes; the run is released when its stream is over. */
  Future<Fetched.Open> open(UpstreamRun run, HttpClientResponse response) {
    PassedOn stream =
        new PassedOn(
            run.context(),
            response,
            limits.passedOn(),
            limits.silence().toMillis(),
            bytes -> {
              passedOn.add(bytes);
              run.release();
            });
    return Future.succeededFuture(
        new Fetched.Open(
            stream,
            () -> run.context().runOnContext(now -> stream.finish()),
            Bodies.length(response),
            Bodies.mediaType(response),
            response.getHeader("ETag")));
  }

  /** Bytes of files that were passed on since the start. */
  long passedOn() {
    return passedOn.sum();
  }

  private byte[] checked(byte[] bytes, String encoding, String file) {
    byte[] plain =
        Inflation.isPacked(encoding) ? Inflation.unpack(bytes, encoding, limits.file()) : bytes;
    ContentCheck.check(plain, file);
    return plain;
  }
}
