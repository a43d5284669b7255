package io.pointsman.api;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import org.jboss.logging.MDC;

/**
 * Gives each request of the API an id: its answer names it, and every log line that the request
 * causes carries it. Ids that clients send are not taken, as they could be anything.
 */
@ApplicationScoped
class RequestIds {

  private static final String HEADER = "X-Request-Id";
  private static final String LOG_KEY = "requestId";

  /** Before all that refuses, so that refusals have an id too. */
  private static final int FIRST = -1000;

  void register(@Observes Router router) {
    router.route().order(FIRST).handler(RequestIds::identify);
  }

  private static void identify(RoutingContext request) {
    String id = UUID.randomUUID().toString();
    request.response().putHeader(HEADER, id);
    MDC.put(LOG_KEY, id);
    request.next();
  }
}
