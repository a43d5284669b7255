package io.pointsman.routing;

import io.pointsman.delivery.Upload;
import io.vertx.core.Future;

/** What uploads that profiles name consist of: in memory, Redis or PostgreSQL. Never blocks. */
public interface Contents {

  /** Null if memory does not have it. The array is shared: not to be changed. */
  byte[] ifCached(Upload upload);

  /**
   * Asks the stores. Completes on the caller's context. The array is shared: not to be changed.
   *
   * @return fails if none can tell now, or too many are asked for: the phone should come again
   */
  Future<byte[]> find(Upload upload);
}
