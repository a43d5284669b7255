package io.pointsman.registry;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hibernate.StaleStateException;

/**
 * Writes that lose a race the checks could not see: the database stops them, and their second
 * attempt sees why.
 */
final class Contention {

  /** How many transactions there may be in all. */
  static final int ATTEMPTS = 3;

  private Contention() {}

  /**
   * @param attempt one whole transaction, begun anew at each call
   * @param lost what to say if the race is lost every time
   */
  static <T> Uni<T> settle(Supplier<Uni<T>> attempt, Supplier<RegistryException> lost) {
    return Uni.createFrom()
        .deferred(() -> attempt.get())
        .onFailure(Contention::isLostRace)
        .retry()
        .atMost(ATTEMPTS - 1)
        .onFailure(Contention::isLostRace)
        .transform(stopped -> lost.get());
  }

  private static boolean isLostRace(Throwable failure) {
    return DatabaseFailure.violated(failure).isPresent()
        || Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
            .limit(20)
            .anyMatch(StaleStateException.class::isInstance);
  }
}
