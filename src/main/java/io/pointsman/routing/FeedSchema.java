package io.pointsman.routing;

import io.vertx.core.Future;
import io.vertx.sqlclient.DatabaseException;
import io.vertx.sqlclient.SqlConnection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Whether PostgreSQL has all tables, columns and functions that the feed's queries name. */
final class FeedSchema {

  /** Undefined table, column or function. */
  private static final Set<String> MISSING = Set.of("42P01", "42703", "42883");

  private FeedSchema() {}

  /**
   * Has PostgreSQL parse what else is asked than {@link FeedReader#news}, which need not touch what
   * is missing. Executes nothing.
   *
   * @return fails, as {@link #lacks} tells, where the schema is too old
   */
  static Future<Void> check(SqlConnection connection) {
    return Future.all(
            Stream.concat(FeedQueries.QUERIES.stream(), FeedRows.QUERIES.stream())
                .map(sql -> connection.prepare(sql))
                .toList())
        .mapEmpty();
  }

  /** Whether PostgreSQL has answered that something is not there, which it never does when away. */
  static boolean lacks(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .limit(20)
        .map(FeedSchema::state)
        .filter(Objects::nonNull)
        .anyMatch(MISSING::contains);
  }

  /** By either driver; null if it is no answer of PostgreSQL's. */
  private static String state(Throwable cause) {
    if (cause instanceof DatabaseException answer) {
      return answer.getSqlState();
    }
    return cause instanceof SQLException answer ? answer.getSQLState() : null;
  }
}
