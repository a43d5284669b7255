package io.pointsman.routing;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;

/** Where the contents of own URLs are kept. */
interface OwnUrlStore {

  /**
   * What it has of these ids.
   *
   * @return fails if it cannot be asked, or does not answer in time
   */
  Future<Map<Long, OwnUrlContent>> find(List<Long> ids);
}
