package io.pointsman.manifest.upstream;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.impl.ContextInternal;

/**
 * One fetch up to the head of its last answer: redirects are followed, and challenges are answered.
 * Lives on one context.
 */
final class Exchange {

  /** The longest body that is read only to be dropped, in bytes. */
  private static final int DROPPED = 16 * 1024;

  private final ContextInternal context;
  private final Connector connector;
  private final OpenedIdentity identity;
  private final FetchHead head;
  private final Way way;
  private boolean challenged;
  private HttpClientRequest request;

  /**
   * @param first where it is sent
   */
  Exchange(
      ContextInternal context,
      Connector connector,
      OpenedIdentity identity,
      FetchHead head,
      UpstreamUrl first) {
    this.context = context;
    this.connector = connector;
    this.identity = identity;
    this.head = head;
    this.way = new Way(first);
  }

  /** Paused, and neither a redirect that is followed nor a challenge that can be answered. */
  Future<HttpClientResponse> response() {
    return hop(null);
  }

  /** Where the answer came from. */
  UpstreamUrl at() {
    return way.at();
  }

  /** Whether it asked for the file only if that is no longer what we hold. */
  boolean isConditional() {
    return head.isConditional();
  }

  /**
   * Gets rid of an answer whose body nobody wants: read to its end if that is near, so that the
   * connection serves again.
   */
  Future<Void> drop(HttpClientResponse response) {
    long length = response.statusCode() == 304 ? 0 : Bodies.length(response);
    if (length < 0 || length > DROPPED) {
      request.reset();
      request = null;
      return Future.succeededFuture();
    }
    Future<Void> end = response.end();
    response.resume();
    return end.compose(
        done -> {
          request = null;
          // The connection goes back to its pool after this call, and not before.
          Promise<Void> back = context.promise();
          context.runOnContext(back::complete);
          return back.future();
        });
  }

  /** Ends it wherever it is; may be called again. */
  void close() {
    if (request != null) {
      request.reset();
    }
    done();
  }

  /** Ends it after its answer was read to its end. */
  void done() {
    request = null;
    connector.close();
  }

  private Future<HttpClientResponse> hop(String authorization) {
    return connector
        .connect(way.at())
        .compose(connected -> sent(connected, authorization))
        .compose(this::judged);
  }

  private Future<HttpClientResponse> sent(HttpClientRequest connected, String authorization) {
    request = connected;
    request.connection().exceptionHandler(known -> {});
    head.write(
        request, way.at(), authorization == null ? identity.unasked(way.at()) : authorization);
    return request
        .send()
        .map(
            response -> {
              response.pause();
              // Unheard, Vert.x would log each as an error; what matters comes by the futures.
              response.exceptionHandler(known -> {});
              return response;
            });
  }

  private Future<HttpClientResponse> judged(HttpClientResponse response) {
    connector.checkOpen();
    switch (response.statusCode()) {
      case 301, 302, 303, 307, 308 -> {
        way.follow(response.getHeader("Location"));
        challenged = false;
        return drop(response).compose(dropped -> hop(null));
      }
      case 401 -> {
        String answer =
            challenged
                ? null
                : identity.answer(way.at(), response.headers().getAll("WWW-Authenticate"));
        if (answer == null) {
          return Future.succeededFuture(response);
        }
        challenged = true;
        return drop(response).compose(dropped -> hop(answer));
      }
      default -> {
        return Future.succeededFuture(response);
      }
    }
  }
}
