package io.pointsman.api;

import io.quarkus.logging.LoggingFilter;
import io.vertx.core.VertxException;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

/**
 * Keeps requests without a Host header out of the log: Vert.x refuses them with 400 before any
 * route, and Quarkus would log each as an error of ours, with its stack.
 */
@LoggingFilter(name = "hostless-requests")
public final class HostlessRequests implements Filter {

  @Override
  public boolean isLoggable(LogRecord entry) {
    return !(entry.getThrown() instanceof VertxException refused
        && String.valueOf(refused.getMessage()).contains("'Host' header is required"));
  }
}
