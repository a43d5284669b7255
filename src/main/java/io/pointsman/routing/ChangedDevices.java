package io.pointsman.routing;

import java.io.IOException;
import java.sql.SQLException;
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

  /** Every address that is named, with nothing beside it if the device is gone. */
  private static final String CHANGED =
      "select m.mac, coalesce(p.number, 0), coalesce(d.own_url_id, 0), coalesce(o.number, 0),"
          + " coalesce(ceil(extract(epoch from r.rests_until - now()) * 1000), 0)::bigint"
          + " from (select distinct unnest(macs) as mac %s and kind = 'DEVICES') m"
          + " left join device d on d.mac = m.mac"
          + " left join organization o on o.id = d.organization_id"
          + " left join profile p on p.id = d.profile_id"
          + " left join released_mac r on r.mac = m.mac and r.rests_until > now()"
          + " and d.mac is null";

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
    String select = CHANGED.formatted(FeedReader.newChanges(literal(SNAPSHOT, since.snapshot())));
    return CopyTransaction.run(
        source,
        (statement, copies) -> {
          statement.execute("set transaction snapshot " + literal(EXPORTED, exported));
          // The planner cannot know how many addresses the changes name.
          statement.execute("set local work_mem = '64MB'");
          DeviceChanges changes = new DeviceChanges(most);
          DeviceCopy.read(copies, select, changes::put);
          return changes;
        });
  }

  private static String literal(Pattern allowed, String text) {
    if (!allowed.matcher(text).matches()) {
      throw new IllegalArgumentException("not a snapshot: '" + text + "'");
    }
    return "'" + text + "'";
  }
}
