package io.pointsman.api;

import io.pointsman.registry.imports.ImportFormat;
import io.pointsman.registry.imports.ImportState;
import io.pointsman.registry.imports.ImportSubject;
import io.pointsman.registry.imports.ImportView;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An import as it is read. */
@Schema(name = "Import")
record ImportJson(
    UUID id,
    @Schema(description = "Absent if rows name their organizations.") UUID organization,
    ImportSubject subject,
    ImportFormat format,
    ImportState state,
    boolean dryRun,
    boolean atomic,
    @Schema(description = "Of the file.", examples = "51200000") long bytes,
    Rows rows,
    @Schema(description = "Reason to count.", examples = "{\"malformed-mac\": 3}")
        Map<String, Long> rejectedBy,
    @Schema(description = "Since its first turn.") Long rowsPerSecond,
    @Schema(description = "At that rate, while it runs.") Long secondsLeft,
    Instant createdAt,
    Instant startedAt,
    Instant finishedAt,
    @Schema(description = "Why it failed or was cancelled.") String detail) {

  /** How many rows went where. */
  @Schema(name = "ImportRows")
  record Rows(
      @Schema(description = "In the file.") long total,
      @Schema(description = "Done until now.") long read,
      long accepted,
      long created,
      long changed,
      @Schema(description = "Were as the file says already.") long unchanged,
      long rejected,
      @Schema(
              description =
                  "How many of the rejected rows are counted and not listed: those after the first"
                      + " 100,000.",
              examples = "0")
          long unlisted) {}

  static ImportJson of(ImportView view) {
    return new ImportJson(
        view.id(),
        view.organization(),
        view.subject(),
        view.format(),
        view.state(),
        view.dryRun(),
        view.atomic(),
        view.bytes(),
        new Rows(
            view.total(),
            view.read(),
            view.accepted(),
            view.created(),
            view.changed(),
            view.unchanged(),
            view.rejected(),
            view.unlisted()),
        view.rejectedBy(),
        view.rowsPerSecond(),
        view.secondsLeft(),
        view.createdAt(),
        view.startedAt(),
        view.finishedAt(),
        view.detail());
  }
}
