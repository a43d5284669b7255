package io.pointsman.routing;

import java.util.concurrent.TimeUnit;

/**
 * What the index holds of one MAC.
 *
 * @param profile the number of its profile, 0 if it has none
 * @param ownUrl the id of its own URL, 0 if it has none
 * @param organization the number of its holder; 0 without an own URL
 * @param restsUntil {@link System#nanoTime()} at which its rest ends, if it rests
 * @param rests whether it was released and rests
 */
record DeviceState(int profile, long ownUrl, int organization, long restsUntil, boolean rests) {

  static final DeviceState ABSENT = new DeviceState(0, 0, 0, 0, false);

  static DeviceState profile(int number) {
    return new DeviceState(number, 0, 0, 0, false);
  }

  static DeviceState ownUrl(long id, int organization, int profile) {
    return new DeviceState(profile, id, organization, 0, false);
  }

  /**
   * @param remaining how long it still rests, in milliseconds
   */
  static DeviceState resting(long remaining) {
    return new DeviceState(
        0, 0, 0, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(remaining), true);
  }

  /**
   * As the database's columns say it.
   *
   * @param remaining how long it still rests in milliseconds, 0 if it does not
   */
  static DeviceState of(int profile, long ownUrl, int organization, long remaining) {
    if (remaining > 0) {
      return resting(remaining);
    }
    return ownUrl != 0 ? ownUrl(ownUrl, organization, profile) : profile(profile);
  }

  boolean absent() {
    return profile == 0 && !ownEntry();
  }

  /** Whether it takes more room than a profile's number. */
  boolean ownEntry() {
    return ownUrl != 0 || rests;
  }

  boolean restIsOver() {
    return rests && restsUntil - System.nanoTime() <= 0;
  }

  /** Rounded up, so that a phone which waits that long comes late enough. */
  int restSeconds() {
    return (int) Math.max(1, (restsUntil - System.nanoTime() + 999_999_999) / 1_000_000_000);
  }
}
