package io.pointsman.registry.imports;

import io.pointsman.registry.DeviceRow;
import io.pointsman.registry.DeviceRows;
import io.pointsman.registry.RangeRow;
import io.pointsman.registry.RangeRows;
import io.pointsman.registry.RowRefusal;
import io.pointsman.registry.RowsOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Takes the rows of one turn out of the staging table, and has the registry do them. */
@ApplicationScoped
class ImportRows {

  /** Each takes a few milliseconds, and holds the lock of the tree. */
  private static final int RANGES_A_TURN = 64;

  private static final int ALL = Integer.MAX_VALUE;

  private final DeviceRows devices;
  private final RangeRows ranges;
  private final ImportsConfig config;

  ImportRows(DeviceRows devices, RangeRows ranges, ImportsConfig config) {
    this.devices = devices;
    this.ranges = ranges;
    this.config = config;
  }

  RowsOutcome next(Connection connection, JobRow job) throws SQLException {
    if (job.subject() == ImportSubject.RANGES) {
      // A dry run sees what lies in what only if it has all of them at once.
      int most = job.atomic() || job.dryRun() ? ALL : RANGES_A_TURN;
      return ranges(connection, job, StagingTable.take(connection, job.id(), most));
    }
    RowsOutcome sum = RowsOutcome.NOTHING;
    List<TakenRow> taken;
    do {
      taken = StagingTable.take(connection, job.id(), Math.max(1, config.chunk()));
      sum = sum.plus(devices(connection, job, taken));
    } while (job.atomic() && !taken.isEmpty());
    return sum;
  }

  private RowsOutcome devices(Connection connection, JobRow job, List<TakenRow> taken)
      throws SQLException {
    List<RowRefusal> refused = new ArrayList<>();
    List<DeviceRow> rows = new ArrayList<>(taken.size());
    for (TakenRow row : taken) {
      RowRefusal refusal = row.refusedAlready();
      if (refusal == null) {
        rows.add(row.device());
      } else {
        refused.add(refusal);
      }
    }
    RowsOutcome done =
        rows.isEmpty()
            ? RowsOutcome.NOTHING
            : devices.put(connection, job.caller(), job.organization(), rows, job.dryRun());
    return done.plus(new RowsOutcome(0, 0, 0, refused));
  }

  private RowsOutcome ranges(Connection connection, JobRow job, List<TakenRow> taken)
      throws SQLException {
    List<RowRefusal> refused = new ArrayList<>();
    List<RangeRow> rows = new ArrayList<>(taken.size());
    taken.stream()
        .sorted(Comparator.comparingLong(TakenRow::rank).thenComparingLong(TakenRow::line))
        .forEach(
            row -> {
              RowRefusal refusal = row.refusedAlready();
              if (refusal == null) {
                rows.add(row.range());
              } else {
                refused.add(refusal);
              }
            });
    RowsOutcome known = new RowsOutcome(0, 0, 0, refused);
    if (rows.isEmpty()) {
      return known;
    }
    // In a transaction of the registry's own. If it commits and this one does not, the same rows
    // come again, and change nothing.
    boolean mayWrite = !job.dryRun() && !(job.atomic() && !refused.isEmpty());
    return ranges
        .put(connection, job.caller(), job.organization(), rows, mayWrite, job.atomic())
        .plus(known);
  }
}
