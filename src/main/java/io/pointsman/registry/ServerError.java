package io.pointsman.registry;

import io.vertx.pgclient.PgException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An error that PostgreSQL reported.
 *
 * @param state its SQLSTATE, five characters; empty if unknown
 * @param constraint the name of the violated constraint; empty if there is none
 */
record ServerError(String state, String constraint) {

  private static final Pattern CONSTRAINT = Pattern.compile("constraint \"([^\"]+)\"");

  /** The first one among the causes. */
  static Optional<ServerError> in(Throwable failure) {
    return DatabaseFailure.causes(failure)
        .map(ServerError::of)
        .filter(Optional::isPresent)
        .map(Optional::get)
        .findFirst();
  }

  private static Optional<ServerError> of(Throwable cause) {
    if (cause instanceof PgException error) {
      return Optional.of(
          new ServerError(orEmpty(error.getSqlState()), orEmpty(error.getConstraint())));
    }
    // Hibernate Reactive makes one of these of the driver's own, and keeps the message alone.
    if (cause instanceof SQLException error) {
      Matcher name = CONSTRAINT.matcher(orEmpty(error.getMessage()));
      return Optional.of(
          new ServerError(orEmpty(error.getSQLState()), name.find() ? name.group(1) : ""));
    }
    return Optional.empty();
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }
}
