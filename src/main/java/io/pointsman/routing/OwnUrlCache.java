package io.pointsman.routing;

import java.util.Map;

/** A store that takes what another one had. */
interface OwnUrlCache extends OwnUrlStore {

  /** Leaves contents for the next who asks; nobody waits for it, and it may fail. */
  void keep(Map<Long, OwnUrlContent> contents);
}
