package io.pointsman.api;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Lets clients hear what is said before they have sent their whole body, such as that it is too
 * large or that their key is not good: many read nothing until all is sent, and a connection that
 * is closed while bytes still come is reset, whereby the answer is lost. So what comes is dropped
 * until it ends, but only for a while.
 */
@ApplicationScoped
class Lingering {

  private static final int NO_ERROR = 0;

  private final long millis;

  Lingering(ApiConfig config) {
    this.millis = config.linger().toMillis();
  }

  void register(@Observes Router router) {
    router.route().order(BodyLimit.BEFORE_QUARKUS - 1).handler(this::await);
  }

  private void await(RoutingContext request) {
    if (request.request().version() == HttpVersion.HTTP_2) {
      awaitStream(request);
      return;
    }
    Context context = Vertx.currentContext();
    request.addEndHandler(
        answered -> {
          if (answered.succeeded() && !request.request().isEnded()) {
            context.runOnContext(now -> drain(request));
          }
        });
    request.next();
  }

  /** A stream ends by itself, and says so to its client; its connection goes on. */
  private static void awaitStream(RoutingContext request) {
    request.addHeadersEndHandler(now -> request.response().headers().remove("Connection"));
    request.addEndHandler(
        answered -> {
          if (answered.succeeded() && !request.request().isEnded()) {
            request.response().reset(NO_ERROR);
          }
        });
    request.next();
  }

  private void drain(RoutingContext request) {
    HttpServerRequest rest = request.request();
    HttpConnection connection = rest.connection();
    boolean closes = "close".equalsIgnoreCase(request.response().headers().get("Connection"));
    if (rest.isEnded()) {
      if (closes) {
        connection.close();
      }
      return;
    }
    long late = request.vertx().setTimer(millis, now -> connection.close());
    rest.exceptionHandler(broken -> request.vertx().cancelTimer(late));
    rest.endHandler(
        end -> {
          request.vertx().cancelTimer(late);
          if (closes) {
            connection.close();
          }
        });
    rest.handler(dropped -> {});
    rest.resume();
  }
}
