package io.pointsman.routing;

import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The purges of organizations as the index needs them: the newest of each kind. */
final class PurgeRows {

  /**
   * An organization that purged more phones than this one by one has purged all of them, as far as
   * the index is concerned: it must not grow by what a script does.
   */
  static final int MOST_MACS = 10_000;

  /** The organization's id and number, a profile's number or 0, a MAC or 0, the newest purge. */
  static final String SQL =
      "select id, number, profile, case when macs > "
          + MOST_MACS
          + " then 0 else mac end, max(newest) from (select *,"
          + " count(*) filter (where mac <> 0) over (partition by number) as macs from ("
          + "select o.id, o.number, coalesce(p.number, 0) as profile, coalesce(g.mac, 0) as mac,"
          + " max(g.id) as newest from purge g join organization o on o.id = g.organization_id"
          + " left join profile p on p.id = g.profile_id"
          + " where $1::uuid[] is null or o.id = any($1) group by 1, 2, 3, 4) each) counted"
          + " group by 1, 2, 3, 4";

  private PurgeRows() {}

  static Collection<OrganizationPurges> read(Iterable<Row> rows) {
    Map<UUID, List<Row>> organizations = new HashMap<>();
    for (Row row : rows) {
      organizations.computeIfAbsent(row.getUUID(0), id -> new ArrayList<>()).add(row);
    }
    return organizations.values().stream().map(PurgeRows::organization).toList();
  }

  private static OrganizationPurges organization(List<Row> rows) {
    long all = 0;
    Map<Integer, Long> profiles = new HashMap<>();
    Map<Long, Long> macs = new HashMap<>();
    for (Row row : rows) {
      int profile = row.getInteger(2);
      long mac = row.getLong(3);
      long newest = row.getLong(4);
      if (profile != 0) {
        profiles.put(profile, newest);
      } else if (mac != 0) {
        macs.put(mac, newest);
      } else {
        all = newest;
      }
    }
    Row first = rows.get(0);
    return new OrganizationPurges(
        first.getUUID(0), first.getInteger(1), all, Map.copyOf(profiles), Map.copyOf(macs));
  }
}
