package io.pointsman.routing;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * Reads the devices of a large batch by COPY, in the snapshot of the transaction that reads the
 * rest of it: a hundred thousand in a fraction of what queries by address take. Blocks.
 */
final class ChangedDevices {

  /** A copy of the index may come from a file or from Redis, and this becomes part of a query. */
  private static final Pattern SNAPSHOT = Pattern.compile("\\d+:\\d+:[\\d,]*");

  private static final Pattern EXPORTED = Pattern.compile("[0-9A-Fa-f-]+");

  /** In this order, so that what a MAC has now replaces its rest. */
  private static final List<String> CHANGED =
      List.of(
          "select r.mac, 0, 0, 0, ceil(extract(epoch from r.rests_until - now()) * 1000)::bigint"
              + " from (%s) c join released_mac r on r.mac = any(c.macs)"
              + " where r.rests_until > now()",
          "select d.mac, coalesce(p.number, 0), coalesce(d.own_url_id, 0), o.number, 0"
              + " from (%s) c join device d on d.mac = any(c.macs)"
              + " join organization o on o.id = d.organization_id"
              + " left join profile p on p.id = d.profile_id");

  /**
   * The planner cannot know how many addresses the changes name, and takes them for few. {@code
   * any} can be joined in one way only, by whole arrays along the index; it is the other joins that
   * this saves from a look-up for each device.
   */
  private static final String PLAN = "set local enable_nestloop = off";

  private final DataSource source;

  ChangedDevices(DataSource source) {
    this.source = source;
  }

  /**
   * @param exported the snapshot, by its name from {@code pg_export_snapshot()}
   * @param most how many addresses are named, those named twice counted twice
   */
  DeviceChanges read(String exported, FeedPosition since, int most)
      throws SQLException, IOException {
    String changes =
        "select macs"
            + FeedQueries.newChanges(
                literal(SNAPSHOT, since.snapshot()), Long.toString(since.newestId()))
            + " where kind = 'DEVICES'";
    return CopyTransaction.run(
        source,
        (statement, copies) -> {
          statement.execute("set transaction snapshot " + literal(EXPORTED, exported));
          statement.execute(PLAN);
          DeviceChanges devices = new DeviceChanges(most);
          // What is found nowhere else is gone.
          DeviceCopy.addresses(copies, changes, mac -> devices.put(mac, DeviceState.ABSENT));
          for (String select : CHANGED) {
            DeviceCopy.devices(copies, select.formatted(changes), devices::put);
          }
          return devices;
        });
  }

  private static String literal(Pattern allowed, String text) {
    if (!allowed.matcher(text).matches()) {
      throw new IllegalArgumentException("not a snapshot: '" + text + "'");
    }
    return "'" + text + "'";
  }
}
