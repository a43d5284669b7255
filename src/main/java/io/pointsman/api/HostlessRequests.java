package io.pointsman.api;

import io.quarkus.logging.LoggingFilter;
import io.vertx.core.VertxException;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.regex.Pattern;

/**
 * Keeps requests without a Host header out of the log: Vert.x refuses them with 400 before any
 * route, and Quarkus would log each as an error of ours, with its stack.
 */
@LoggingFilter(name = "hostless-requests")
public final class HostlessRequests implements Filter {

  /** By HTTP/1 and by HTTP/2. */
  private static final Pattern HOSTLESS =
      Pattern.compile("the ('Host' header|':authority' pseudo-header) is required");

  @Override
  public boolean isLoggable(LogRecord entry) {
    return !(entry.getThrown() instanceof VertxException refused
        && HOSTLESS.matcher(String.valueOf(refused.getMessage())).find());
  }
}
