package io.pointsman.routing;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * Rows that the feed says to read again.
 *
 * @param ids those that changed, came or went
 * @param current those of them that exist now
 */
record Touched<T>(Collection<UUID> ids, Collection<T> current) {

  static <T> Touched<T> none() {
    return new Touched<>(List.of(), List.of());
  }

  static <T> Touched<T> all(Collection<T> rows, Function<T, UUID> id) {
    return new Touched<>(rows.stream().map(id).toList(), rows);
  }
}
