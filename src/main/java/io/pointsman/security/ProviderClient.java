package io.pointsman.security;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Reads documents of the provider, each small and in time, or not at all; follows nobody. */
final class ProviderClient {

  private static final int LARGEST = 1 << 20;

  private final HttpClient http;
  private final Vertx vertx;
  private final long timeoutMillis;

  /**
   * @param options with the trust that https needs
   */
  ProviderClient(Vertx vertx, HttpClientOptions options, Duration timeout) {
    this.vertx = vertx;
    timeoutMillis = timeout.toMillis();
    http =
        vertx.createHttpClient(
            options.setConnectTimeout((int) timeoutMillis).setMaxPoolSize(2).setKeepAlive(false));
  }

  /** Fails with an {@code IOException} that says what happened, without the document. */
  Future<String> get(URI address) {
    RequestOptions request =
        new RequestOptions()
            .setMethod(HttpMethod.GET)
            .setAbsoluteURI(address.toString())
            .setFollowRedirects(false)
            .putHeader("Accept", "application/json");
    Promise<String> answer = Promise.promise();
    // On one event loop, or the answer may come before anybody listens to it.
    vertx
        .getOrCreateContext()
        .runOnContext(now -> http.request(request).compose(this::ask).onComplete(answer));
    return answer
        .future()
        .timeout(2 * timeoutMillis, TimeUnit.MILLISECONDS)
        .recover(failure -> Future.failedFuture(named(address, failure)));
  }

  /** A request that is given up gives its connection back. */
  private Future<String> ask(HttpClientRequest request) {
    return request
        .send()
        .compose(ProviderClient::read)
        .timeout(timeoutMillis, TimeUnit.MILLISECONDS)
        .onFailure(late -> request.reset());
  }

  private static Future<String> read(HttpClientResponse response) {
    if (response.statusCode() != 200) {
      response.request().reset();
      return Future.failedFuture(new IOException("status " + response.statusCode()));
    }
    Promise<String> read = Promise.promise();
    Buffer body = Buffer.buffer();
    response.exceptionHandler(read::tryFail);
    response.endHandler(end -> read.tryComplete(body.toString()));
    response.handler(
        part -> {
          body.appendBuffer(part);
          if (body.length() > LARGEST && read.tryFail(new IOException("larger than 1 MiB"))) {
            response.request().reset();
          }
        });
    return read.future();
  }

  private static IOException named(URI address, Throwable failure) {
    return new IOException(
        address + ": " + Objects.requireNonNullElse(failure.getMessage(), failure.toString()),
        failure);
  }
}
