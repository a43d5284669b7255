package io.pointsman.manifest.upstream;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;

/** Reads an answer's body, as long as it is within the limit. */
final class WholeBody {

  private final HttpClientResponse response;
  private final int limit;
  private final Promise<byte[]> whole = Promise.promise();
  private final Buffer read = Buffer.buffer();

  WholeBody(HttpClientResponse response, int limit) {
    this.response = response;
    this.limit = limit;
  }

  /** Fails with {@link FetchFailure} of TOO_BIG at the first byte beyond. */
  Future<byte[]> read() {
    response.exceptionHandler(whole::tryFail);
    response.handler(this::append);
    response.endHandler(end -> whole.tryComplete(read.getBytes()));
    response.resume();
    return whole.future();
  }

  private void append(Buffer more) {
    if (read.length() + more.length() <= limit) {
      read.appendBuffer(more);
    } else {
      response.pause();
      whole.tryFail(
          new FetchFailure(
              FailureReason.TOO_BIG, "it sends more than " + limit + " bytes, and did not say so"));
    }
  }
}
