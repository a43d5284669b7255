package io.pointsman.manifest;

import io.vertx.core.Future;

/** Where replicas leave copies for each other. Never needed. */
interface SharedCopies {

  /** For a replica that is alone. */
  SharedCopies NONE =
      new SharedCopies() {
        @Override
        public Future<Copy> find(CopyKey key) {
          return Future.succeededFuture();
        }

        @Override
        public void keep(CopyKey key, Copy copy, long seconds) {}

        @Override
        public void forget(CopyKey key) {}
      };

  /** Null if it has none, or does not say so in time; never fails. */
  Future<Copy> find(CopyKey key);

  /** Nobody waits for it, and it may fail. */
  void keep(CopyKey key, Copy copy, long seconds);

  void forget(CopyKey key);
}
