package io.pointsman.routing;

import java.util.Arrays;

/** The entries of a table that need more than a profile's number; only ever appended to. */
final class OwnReferences {

  private static final int RESTS = 0;

  private final long[] values;
  private final int[] organizations;
  private final int[] profiles;
  private int count;

  OwnReferences(int capacity) {
    this(new long[capacity], new int[capacity], new int[capacity], 0);
  }

  private OwnReferences(long[] values, int[] organizations, int[] profiles, int count) {
    this.values = values;
    this.organizations = organizations;
    this.profiles = profiles;
    this.count = count;
  }

  /** A copy with twice the room. */
  OwnReferences larger() {
    return copy(2 * values.length);
  }

  /** A copy with the same room. */
  OwnReferences copy() {
    return copy(values.length);
  }

  private OwnReferences copy(int capacity) {
    return new OwnReferences(
        Arrays.copyOf(values, capacity),
        Arrays.copyOf(organizations, capacity),
        Arrays.copyOf(profiles, capacity),
        count);
  }

  boolean full() {
    return count == values.length;
  }

  int add(DeviceState state) {
    values[count] = state.rests() ? state.restsUntil() : state.ownUrl();
    organizations[count] = state.rests() ? RESTS : state.organization();
    profiles[count] = state.profile();
    return count++;
  }

  DeviceState at(int position) {
    int organization = organizations[position];
    return organization == RESTS
        ? new DeviceState(0, 0, 0, values[position], true)
        : DeviceState.ownUrl(values[position], organization, profiles[position]);
  }

  long bytes() {
    return 16L * values.length;
  }
}
