package io.pointsman.registry.imports;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A job as those who may see it see it.
 *
 * @param organization null if rows name their holders
 * @param bytes of the file
 * @param total rows of the file
 * @param read rows done, of which {@code rejected} were refused
 * @param rejectedBy reason to count
 * @param rowsPerSecond since its first turn; null before
 * @param secondsLeft at that rate; null if there is none, or nothing left
 * @param startedAt null before its first turn
 * @param finishedAt null before its end
 * @param detail null if there is nothing to say
 */
public record ImportView(
    UUID id,
    UUID organization,
    ImportSubject subject,
    ImportFormat format,
    ImportState state,
    boolean dryRun,
    boolean atomic,
    long bytes,
    long total,
    long read,
    long created,
    long changed,
    long unchanged,
    long rejected,
    Map<String, Long> rejectedBy,
    Long rowsPerSecond,
    Long secondsLeft,
    Instant createdAt,
    Instant startedAt,
    Instant finishedAt,
    String detail) {

  public long accepted() {
    return read - rejected;
  }

  /** How many of the rejected rows are counted only. */
  public long unlisted() {
    return Math.max(0, rejected - RejectTable.MOST);
  }

  /** As a job begins. */
  static ImportView waiting(
      UUID id, UUID organization, NewImport asked, long bytes, long total, Instant now) {
    ImportJob row = new ImportJob();
    row.id = id;
    row.organization = organization;
    row.subject = asked.subject();
    row.format = asked.format();
    row.state = ImportState.WAITING;
    row.dryRun = asked.dryRun();
    row.atomic = asked.atomic();
    row.bytes = bytes;
    row.total = total;
    row.rejectedBy = Map.of();
    row.createdAt = now;
    return of(row, now);
  }

  static ImportView of(ImportJob row, Instant now) {
    Long rate = rate(row, now);
    boolean isRunning = row.state == ImportState.RUNNING;
    return new ImportView(
        row.id,
        row.organization,
        row.subject,
        row.format,
        row.state,
        row.dryRun,
        row.atomic,
        row.bytes,
        row.total,
        row.read,
        row.created,
        row.changed,
        row.unchanged,
        row.rejected,
        new TreeMap<>(row.rejectedBy),
        rate,
        isRunning && rate != null && rate > 0 ? (row.total - row.read + rate - 1) / rate : null,
        row.createdAt,
        row.startedAt,
        row.finishedAt,
        row.detail);
  }

  private static Long rate(ImportJob row, Instant now) {
    if (row.startedAt == null) {
      return null;
    }
    Instant end = row.finishedAt == null ? now : row.finishedAt;
    long millis = Math.max(1, Duration.between(row.startedAt, end).toMillis());
    return row.read * 1000 / millis;
  }
}
