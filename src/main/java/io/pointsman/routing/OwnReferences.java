package io.pointsman.routing;

/** The entries of a table that need more than a profile's number; only ever appended to. */
final class OwnReferences {

  private static final int RESTS = 0;

  private final long[] values;
  private final int[] organizations;
  private final int[] profiles;
  private int count;

  OwnReferences(int capacity) {
    values = new long[capacity];
    organizations = new int[capacity];
    profiles = new int[capacity];
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
