package io.pointsman.routing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.function.ToIntFunction;

/** Contents that differ in size, of which those that are used least have to go. */
final class WeighedMemory<V> implements ContentMemory<V> {

  private final Cache<Long, V> contents;

  /**
   * @param most of all weights together
   */
  WeighedMemory(long most, ToIntFunction<V> weight) {
    contents =
        Caffeine.newBuilder()
            .maximumWeight(most)
            .weigher((Long id, V content) -> weight.applyAsInt(content))
            // On the caller's thread: waking another one costs more than the work it would do.
            .executor(Runnable::run)
            .build();
  }

  @Override
  public V get(long id) {
    return contents.getIfPresent(id);
  }

  @Override
  public void put(long id, V content) {
    contents.put(id, content);
  }
}
