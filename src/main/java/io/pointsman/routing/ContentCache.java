package io.pointsman.routing;

import java.util.Map;

/** A store that takes what another one had. */
interface ContentCache<V> extends ContentStore<V> {

  /** Leaves contents for the next who asks; nobody waits for it, and it may fail. */
  void keep(Map<Long, V> contents);
}
