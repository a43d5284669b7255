package io.pointsman.routing;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Everything that decides, as of one position of the feed. All but {@code devices} never changes.
 *
 * @param position up to where the feed is in
 * @param devices shared with the worlds before and after
 * @param changes newer than {@code devices}, which takes them in next
 * @param ranges by id
 * @param rangeIndex made of {@code ranges}
 * @param stopped numbers of the organizations whose phones are stopped
 * @param insiders numbers of those that may use addresses that are not public
 */
record World(
    FeedPosition position,
    DeviceIndex devices,
    DeviceChanges changes,
    Map<UUID, RangeRow> ranges,
    RangeIndex rangeIndex,
    Profiles profiles,
    BitSet stopped,
    BitSet insiders,
    PurgeTable purges) {

  /** Devices alone, to which a batch adds the rest. */
  static World of(FeedPosition position, DeviceIndex devices) {
    return new World(
        position,
        devices,
        DeviceChanges.NONE,
        Map.of(),
        RangeIndex.of(List.of(), new BitSet()),
        Profiles.NONE,
        new BitSet(),
        new BitSet(),
        PurgeTable.NONE);
  }

  World with(FeedBatch batch) {
    BitSet nowStopped = stopped;
    BitSet nowInsiders = insiders;
    if (!batch.organizations().ids().isEmpty()) {
      nowStopped = (BitSet) stopped.clone();
      nowInsiders = (BitSet) insiders.clone();
      for (OrganizationRow organization : batch.organizations().current()) {
        nowStopped.set(organization.number(), organization.phonesStopped());
        nowInsiders.set(organization.number(), organization.privateTargets());
      }
    }
    Map<UUID, RangeRow> nowRanges = ranges;
    if (!batch.ranges().ids().isEmpty()) {
      nowRanges = new HashMap<>(ranges);
      nowRanges.keySet().removeAll(batch.ranges().ids());
      for (RangeRow range : batch.ranges().current()) {
        nowRanges.put(range.id(), range);
      }
    }
    boolean sameIndex = nowRanges == ranges && nowStopped.equals(stopped);
    return new World(
        batch.position(),
        devices,
        batch.devices(),
        nowRanges,
        sameIndex ? rangeIndex : RangeIndex.of(nowRanges.values(), nowStopped),
        batch.profiles().ids().isEmpty()
            ? profiles
            : profiles.with(batch.profiles().ids(), batch.profiles().current()),
        nowStopped,
        nowInsiders,
        purges.with(batch.purges()));
  }

  World withChangesTakenIn() {
    return new World(
        position,
        devices,
        DeviceChanges.NONE,
        ranges,
        rangeIndex,
        profiles,
        stopped,
        insiders,
        purges);
  }

  /** What a snapshot is written from while changes go on; for the writer, with all taken in. */
  World frozen() {
    return new World(
        position,
        devices.frozen(),
        changes,
        ranges,
        rangeIndex,
        profiles,
        stopped,
        insiders,
        purges);
  }

  DeviceState device(long mac) {
    DeviceState changed = changes.find(mac);
    return changed != null ? changed : devices.find(mac);
  }

  Route route(long mac) {
    DeviceState device = device(mac);
    if (device.rests() && !device.restIsOver()) {
      return new Route.Resting(device.restSeconds());
    }
    if (device.ownUrl() != 0) {
      return stopped.get(device.organization())
          ? Route.Unknown.UNKNOWN
          : new Route.ToOwnUrl(
              device.ownUrl(), device.organization(), profiles.get(device.profile()));
    }
    int number = device.profile() != 0 ? device.profile() : rangeIndex.profileAt(mac);
    RoutedProfile profile = profiles.get(number);
    return profile == null || stopped.get(profile.organization())
        ? Route.Unknown.UNKNOWN
        : new Route.ToProfile(profile);
  }
}
