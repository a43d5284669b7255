package io.pointsman.registry;

import java.util.Optional;

/**
 * Which part of a list.
 *
 * @param limit 1 to 1000
 * @param cursor as an earlier page gave it; null for the beginning
 */
public record PageRequest(int limit, String cursor) {

  public static final int DEFAULT_LIMIT = 100;
  public static final int MAX_LIMIT = 1000;

  /**
   * @throws RegistryException {@code INVALID_PARAMETERS} if the limit is out of range
   */
  public PageRequest {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw RegistryException.parameter("limit", limit, "give a number from 1 to " + MAX_LIMIT);
    }
  }

  /** How many rows to ask the database for: one more than the limit tells whether more follow. */
  public int fetch() {
    return limit + 1;
  }

  /**
   * The position after which the page begins; empty for the beginning.
   *
   * @param filter everything that decides what the list holds, the caller's organization included
   * @throws RegistryException {@code INVALID_CURSOR} if the cursor is not one of this list
   */
  public Optional<String> after(String filter) {
    return cursor == null ? Optional.empty() : Optional.of(Cursor.decode(filter, cursor));
  }
}
