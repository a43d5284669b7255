package io.pointsman.routing;

/** What memory holds of immutable contents, within a bound of its own. Safe for all threads. */
interface ContentMemory<V> {

  /** Null if it does not hold it. */
  V get(long id);

  /** May put another one out, or not be kept at all. */
  void put(long id, V content);
}
