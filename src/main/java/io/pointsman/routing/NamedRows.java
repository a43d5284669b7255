package io.pointsman.routing;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;

/** The rows that changes name, by what they are of. */
record NamedRows(
    TreeSet<Long> macs,
    TreeSet<UUID> ranges,
    TreeSet<UUID> profiles,
    TreeSet<UUID> organizations,
    TreeSet<UUID> purges) {

  /**
   * @param changes kind, addresses and ids
   */
  static NamedRows of(RowSet<Row> changes) {
    NamedRows named =
        new NamedRows(
            new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
    for (Row change : changes) {
      switch (change.getString(0)) {
        case "DEVICES" -> Collections.addAll(named.macs, change.getArrayOfLongs(1));
        case "RANGES" -> Collections.addAll(named.ranges, change.getArrayOfUUIDs(2));
        case "PROFILES" -> Collections.addAll(named.profiles, change.getArrayOfUUIDs(2));
        case "PURGES" -> Collections.addAll(named.purges, change.getArrayOfUUIDs(2));
        default -> Collections.addAll(named.organizations, change.getArrayOfUUIDs(2));
      }
    }
    return named;
  }

  /**
   * As they are now; the queries follow each other without waiting for their answers.
   *
   * @param everything whether to read all but devices, named or not
   */
  Future<FeedBatch> read(SqlConnection connection, boolean everything) {
    Future<FeedPosition> position = FeedPositions.current(connection);
    Future<DeviceChanges> devices = few(connection, macs.toArray(Long[]::new));
    Future<Touched<RangeRow>> ranges = FeedRows.ranges(connection, everything ? null : this.ranges);
    Future<Touched<RoutedProfile>> profiles =
        FeedRows.profiles(connection, everything ? null : this.profiles);
    Future<Touched<OrganizationRow>> organizations =
        FeedRows.organizations(connection, everything ? null : this.organizations);
    Future<Touched<OrganizationPurges>> purges =
        FeedRows.purges(connection, everything ? null : this.purges);
    return Future.all(List.of(position, devices, ranges, profiles, organizations, purges))
        .map(
            all ->
                new FeedBatch(
                    position.result(),
                    devices.result(),
                    ranges.result(),
                    profiles.result(),
                    organizations.result(),
                    purges.result()));
  }

  private static Future<DeviceChanges> few(SqlConnection connection, Long[] macs) {
    if (macs.length == 0) {
      return Future.succeededFuture(DeviceChanges.NONE);
    }
    return FeedRows.devices(connection, macs)
        .map(
            found -> {
              DeviceChanges changes = new DeviceChanges(macs.length);
              for (long mac : macs) {
                changes.put(mac, found.getOrDefault(mac, DeviceState.ABSENT));
              }
              return changes;
            });
  }
}
