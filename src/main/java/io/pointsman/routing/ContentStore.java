package io.pointsman.routing;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;

/** Where immutable contents are kept, by ids that are never used again. */
interface ContentStore<V> {

  /**
   * What it has of these ids.
   *
   * @return fails if it cannot be asked, or does not answer in time
   */
  Future<Map<Long, V>> find(List<Long> ids);
}
