package io.pointsman.routing;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

/** The rows of the registry as the index needs them. */
final class FeedRows {

  /** Devices and resting addresses; a column list that {@link DeviceCopy} reads too. */
  static final String DEVICES =
      "select d.mac, coalesce(p.number, 0), coalesce(d.own_url_id, 0), o.number, 0::bigint"
          + " from device d join organization o on o.id = d.organization_id"
          + " left join profile p on p.id = d.profile_id %1$s"
          + " union all"
          + " select r.mac, 0, 0, 0, ceil(extract(epoch from r.rests_until - now()) * 1000)::bigint"
          + " from released_mac r where r.rests_until > now() %2$s"
          + " and not exists (select from device d where d.mac = r.mac)";

  private static final String NAMED_DEVICES =
      DEVICES.formatted("where d.mac = any($1)", "and r.mac = any($1)");

  private static final String RANGES =
      "select r.id, r.parent_id, o.number, r.first_mac, r.last_mac, coalesce(p.number, 0),"
          + " r.inherit from mac_range r join organization o on o.id = r.organization_id left join"
          + " profile p on p.id = r.profile_id where $1::uuid[] is null or r.id = any($1)";

  private static final String PROFILES =
      "select p.number, p.id, o.number, p.mode, p.syntax, p.template, p.status, p.overrides,"
          + " p.delivery::text"
          + " from profile p join organization o on o.id = p.organization_id"
          + " where $1::uuid[] is null or p.id = any($1)";

  private static final String ORGANIZATIONS =
      "select id, number, coalesce(suspension = 'PHONES_STOP', false), allow_private_targets"
          + " from organization"
          + " where $1::uuid[] is null or id = any($1)";

  /** All that is asked here; {@link ChangedDevices} and {@link IndexLoader} name nothing else. */
  static final List<String> QUERIES =
      List.of(NAMED_DEVICES, RANGES, PROFILES, ORGANIZATIONS, PurgeRows.SQL);

  private FeedRows() {}

  static Future<Map<Long, DeviceState>> devices(SqlConnection connection, Long[] macs) {
    return connection
        .preparedQuery(NAMED_DEVICES)
        .execute(Tuple.tuple().addArrayOfLong(macs))
        .map(
            rows -> {
              Map<Long, DeviceState> states = new HashMap<>();
              rows.forEach(row -> states.put(row.getLong(0), device(row)));
              return states;
            });
  }

  /**
   * @param ids null for all
   */
  static Future<Touched<RangeRow>> ranges(SqlConnection connection, Collection<UUID> ids) {
    return touched(
        connection,
        RANGES,
        ids,
        row ->
            new RangeRow(
                row.getUUID(0),
                row.getUUID(1),
                row.getInteger(2),
                row.getLong(3),
                row.getLong(4),
                row.getInteger(5),
                row.getBoolean(6)),
        RangeRow::id);
  }

  /**
   * @param ids null for all
   */
  static Future<Touched<RoutedProfile>> profiles(SqlConnection connection, Collection<UUID> ids) {
    return touched(connection, PROFILES, ids, ProfileRow::read, RoutedProfile::id);
  }

  /**
   * @param ids null for all
   */
  static Future<Touched<OrganizationRow>> organizations(
      SqlConnection connection, Collection<UUID> ids) {
    return touched(
        connection,
        ORGANIZATIONS,
        ids,
        row ->
            new OrganizationRow(
                row.getUUID(0), row.getInteger(1), row.getBoolean(2), row.getBoolean(3)),
        OrganizationRow::id);
  }

  /**
   * @param ids of organizations; null for all
   */
  static Future<Touched<OrganizationPurges>> purges(
      SqlConnection connection, Collection<UUID> ids) {
    return select(connection, PurgeRows.SQL, ids, PurgeRows::read, OrganizationPurges::id);
  }

  private static DeviceState device(Row row) {
    return DeviceState.of(row.getInteger(1), row.getLong(2), row.getInteger(3), row.getLong(4));
  }

  private static <T> Future<Touched<T>> touched(
      SqlConnection connection,
      String sql,
      Collection<UUID> ids,
      Function<Row, T> read,
      Function<T, UUID> id) {
    return select(
        connection,
        sql,
        ids,
        rows -> {
          List<T> current = new ArrayList<>();
          rows.forEach(row -> current.add(read.apply(row)));
          current.removeIf(Objects::isNull);
          return current;
        },
        id);
  }

  private static <T> Future<Touched<T>> select(
      SqlConnection connection,
      String sql,
      Collection<UUID> ids,
      Function<RowSet<Row>, Collection<T>> read,
      Function<T, UUID> id) {
    if (ids != null && ids.isEmpty()) {
      return Future.succeededFuture(Touched.none());
    }
    UUID[] asked = ids == null ? null : ids.toArray(UUID[]::new);
    return connection
        .preparedQuery(sql)
        .execute(Tuple.tuple().addArrayOfUUID(asked))
        .map(read)
        .map(current -> ids == null ? Touched.all(current, id) : new Touched<>(ids, current));
  }
}
