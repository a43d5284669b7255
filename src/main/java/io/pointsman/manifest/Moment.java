package io.pointsman.manifest;

/**
 * One moment by both clocks: the wall clock, which replicas share and which may jump, and the
 * monotonic one, which is this process's own and never does.
 *
 * @param millis since 1970
 * @param nanos as {@link System#nanoTime()}
 */
record Moment(long millis, long nanos) {

  static Moment now() {
    return new Moment(System.currentTimeMillis(), System.nanoTime());
  }
}
