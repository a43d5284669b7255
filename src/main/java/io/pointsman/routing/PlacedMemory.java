package io.pointsman.routing;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Contents of about one size, each with one place by its id, that the latest of those who share it
 * has. Ids come from a sequence, so that as many as there are places do not meet.
 *
 * <p>No use is noted, which would cost each poll more than it is worth, see ADR 0012.
 */
final class PlacedMemory<V> implements ContentMemory<V> {

  private final AtomicReferenceArray<Placed<V>> places;

  /**
   * @param most how many contents; none if not more than 0
   */
  PlacedMemory(int most) {
    places = new AtomicReferenceArray<>(Math.max(0, most));
  }

  @Override
  public V get(long id) {
    if (places.length() == 0) {
      return null;
    }
    Placed<V> placed = places.getAcquire(place(id));
    return placed == null || placed.id != id ? null : placed.content;
  }

  @Override
  public void put(long id, V content) {
    if (places.length() > 0) {
      places.setRelease(place(id), new Placed<>(id, content));
    }
  }

  private int place(long id) {
    return (int) Long.remainderUnsigned(id, places.length());
  }

  private record Placed<V>(long id, V content) {}
}
