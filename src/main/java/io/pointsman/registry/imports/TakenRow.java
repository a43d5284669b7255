package io.pointsman.registry.imports;

import io.pointsman.mac.MacAddress;
import io.pointsman.mac.MacInterval;
import io.pointsman.registry.Claims;
import io.pointsman.registry.DeviceRow;
import io.pointsman.registry.DeviceWrite;
import io.pointsman.registry.RangeRow;
import io.pointsman.registry.RowRefusal;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A row out of {@code import_row}.
 *
 * @param first 0 if it was refused while it was read, as {@code last}
 * @param firstLine the line that has the same key before this one; 0 for none
 * @param refusal not null if it was refused while it was read
 */
record TakenRow(
    long line,
    long rank,
    long first,
    long last,
    String holder,
    String profile,
    String url,
    String syntax,
    String serial,
    String note,
    String claims,
    boolean inherit,
    long firstLine,
    RowRefusal refusal) {

  static TakenRow of(ResultSet row) throws SQLException {
    long line = row.getLong(1);
    String reason = row.getString(13);
    return new TakenRow(
        line,
        row.getLong(16),
        row.getLong(2),
        row.getLong(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        row.getString(9),
        row.getString(10),
        row.getBoolean(11),
        row.getLong(12),
        reason == null ? null : new RowRefusal(line, row.getString(14), reason, row.getString(15)));
  }

  /** Why it needs no look at the registry; null if it does. */
  RowRefusal refusedAlready() {
    if (refusal == null && firstLine > 0) {
      String key = first == last ? mac(first).colon() : interval().toString();
      return new RowRefusal(line, key, "duplicate", "is in line " + firstLine + " already");
    }
    return refusal;
  }

  DeviceRow device() {
    return new DeviceRow(
        line, holder, new DeviceWrite(mac(first), null, profile, url, syntax, serial, note));
  }

  RangeRow range() {
    return new RangeRow(
        line,
        holder,
        interval(),
        profile,
        inherit,
        claims == null ? Claims.NONE : Claims.valueOf(claims),
        note);
  }

  private MacInterval interval() {
    return new MacInterval(mac(first), mac(last));
  }

  private static MacAddress mac(long value) {
    return new MacAddress(value);
  }
}
