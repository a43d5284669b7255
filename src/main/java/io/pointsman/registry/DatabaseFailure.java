package io.pointsman.registry;

import io.smallrye.mutiny.TimeoutException;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.sqlclient.DatabaseException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a failure of the database means. */
public final class DatabaseFailure {

  /** Undefined table, column or function: the schema is not migrated yet. */
  private static final Set<String> NOT_MIGRATED = Set.of("42P01", "42703", "42883", "3D000");

  /** Statement timed out, lock not available, serialization failure, deadlock. */
  private static final Set<String> BUSY = Set.of("57014", "55P03", "40001", "40P01", "25P03");

  private DatabaseFailure() {}

  /** The name of the violated constraint, empty if it has none, if one was violated. */
  public static Optional<String> violated(Throwable failure) {
    return ServerError.in(failure)
        .filter(error -> error.state().startsWith("23"))
        .map(ServerError::constraint);
  }

  /** What a failure of JDBC means, to be thrown. */
  public static RuntimeException refusal(SQLException failure) {
    return asProblem(failure) instanceof RuntimeException problem
        ? problem
        : new IllegalStateException(failure);
  }

  /** Whether it says nothing about what was asked for, and will pass by itself. */
  public static boolean willPass(Throwable failure) {
    return asProblem(failure) instanceof RegistryException problem
        && problem.type() == ProblemType.UNAVAILABLE;
  }

  /** Refusals as they are; what will pass by itself as {@code UNAVAILABLE}; the rest as it is. */
  static Throwable asProblem(Throwable failure) {
    if (failure instanceof RegistryException) {
      return failure;
    }
    String state = ServerError.in(failure).map(ServerError::state).orElse("");
    if (NOT_MIGRATED.contains(state)) {
      return RegistryException.unavailable(
          "The database is not prepared yet: try again in a moment.", failure);
    }
    if (BUSY.contains(state) || causes(failure).anyMatch(DatabaseFailure::isTimeout)) {
      return RegistryException.unavailable(
          "The database did not answer in time. If this was a write, read before you repeat it.",
          failure);
    }
    if (isAway(failure, state)) {
      return RegistryException.unavailable("The database is away: try again.", failure);
    }
    return failure;
  }

  /** Ours, or that of Vert.x' pool for a free connection, which has no type of its own. */
  private static boolean isTimeout(Throwable cause) {
    return cause instanceof TimeoutException
        || cause instanceof NoStackTraceThrowable && "Timeout".equals(cause.getMessage());
  }

  private static boolean isAway(Throwable failure, String state) {
    return state.startsWith("08")
        || state.startsWith("53")
        || state.startsWith("57P")
        || state.startsWith("28")
        || causes(failure)
            .anyMatch(
                cause ->
                    cause instanceof IOException
                        || cause instanceof VertxException
                            && !(cause instanceof DatabaseException));
  }

  static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(20);
  }
}
