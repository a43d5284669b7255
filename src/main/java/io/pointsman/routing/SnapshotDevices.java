package io.pointsman.routing;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The devices of a snapshot: a MAC and a profile's number each, or the number's complement and an
 * own URL or a rest. Rests are kept by the wall clock, as the monotonic one ends with the process.
 */
final class SnapshotDevices {

  private static final long END = -1;

  private SnapshotDevices() {}

  static void write(DeviceIndex devices, DataOutputStream out) throws IOException {
    out.writeLong(devices.size());
    try {
      devices.forEach((mac, state) -> write(mac, state, out));
    } catch (UncheckedIOException failure) {
      throw failure.getCause();
    }
    out.writeLong(END);
  }

  /**
   * @param now rests that are over by then are left out; not before the copy was taken, or else
   *     rests would last longer by what a clock was set back since
   */
  static DeviceIndex read(DataInputStream in, long now) throws IOException {
    DeviceIndex devices = new DeviceIndex(in.readLong());
    for (long mac = in.readLong(); mac != END; mac = in.readLong()) {
      int profile = in.readInt();
      DeviceState state = profile >= 0 ? DeviceState.profile(profile) : ownEntry(~profile, in, now);
      if (!state.absent()) {
        devices.put(mac, state);
      }
    }
    return devices;
  }

  private static DeviceState ownEntry(int profile, DataInputStream in, long now)
      throws IOException {
    long value = in.readLong();
    int organization = in.readInt();
    if (organization != 0) {
      return DeviceState.ownUrl(value, organization, profile);
    }
    long remaining = value - now;
    return remaining > 0 ? DeviceState.resting(remaining) : DeviceState.ABSENT;
  }

  private static void write(long mac, DeviceState state, DataOutputStream out) {
    try {
      out.writeLong(mac);
      if (!state.ownEntry()) {
        out.writeInt(state.profile());
        return;
      }
      out.writeInt(~state.profile());
      if (state.rests()) {
        out.writeLong(System.currentTimeMillis() + state.restSeconds() * 1000L);
        out.writeInt(0);
      } else {
        out.writeLong(state.ownUrl());
        out.writeInt(state.organization());
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
