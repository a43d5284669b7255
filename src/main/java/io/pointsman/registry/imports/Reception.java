package io.pointsman.registry.imports;

import io.agroal.api.AgroalDataSource;
import io.pointsman.registry.Caller;
import io.pointsman.registry.DatabaseFailure;
import io.pointsman.registry.Ids;
import io.pointsman.registry.ProblemType;
import io.pointsman.registry.RegistryException;
import io.pointsman.registry.Role;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** Takes files in: rows go to the staging table as they arrive, whole or not at all. */
@ApplicationScoped
public class Reception {

  /** All or nothing holds locks to its end. */
  private static final int MOST_ATOMIC_DEVICES = 100_000;

  /** As it holds the tree's lock, which devices wait for too; so does a dry run. */
  private static final int MOST_RANGES_AT_ONCE = 2_000;

  private static final long MOST_ROWS = 10_000_000;

  /** More of them are no list of phones, but would fill the database. */
  private static final long MOST_UNREADABLE = 100_000;

  private static final int RETRY_SECONDS = 10;

  private final AgroalDataSource source;
  private final ImportWorker worker;
  private final ImportsConfig config;
  private final Pace pace;
  private final Semaphore places;

  /** Who sends a file now: one at a time each, or a slow one would keep all places. */
  private final Set<String> senders = ConcurrentHashMap.newKeySet();

  Reception(AgroalDataSource source, ImportWorker worker, ImportsConfig config, Pace pace) {
    this.source = source;
    this.worker = worker;
    this.config = config;
    this.pace = pace;
    this.places = new Semaphore(config.receptions());
  }

  /**
   * Stores a file and makes a job of it. Blocks until all of it is there.
   *
   * @param limit in bytes
   * @return the job
   * @throws RegistryException {@code FORBIDDEN} before anything is read; {@code TOO_MANY_IMPORTS};
   *     {@code BODY_TOO_LARGE}, {@code BODY_TOO_SLOW}, {@code MALFORMED_BODY} or {@code
   *     INVALID_PARAMETERS}: nothing is left of it then
   */
  public ImportView receive(Caller caller, NewImport asked, InputStream body, long limit) {
    caller.require(Role.EDITOR);
    UUID organization =
        caller.isOperator() ? asked.organization() : caller.actingFor(asked.organization());
    String sender = String.valueOf(caller.organization());
    if (!senders.add(sender)) {
      throw tooMany("another file of yours is being received");
    }
    try {
      return receive(caller, organization, asked, body, limit);
    } finally {
      senders.remove(sender);
    }
  }

  private ImportView receive(
      Caller caller, UUID organization, NewImport asked, InputStream body, long limit) {
    if (!places.tryAcquire()) {
      throw tooMany("%d files are being received already".formatted(config.receptions()));
    }
    UploadStream upload = new UploadStream(body, config, limit, System::nanoTime);
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      try {
        UUID id = Ids.next();
        JobTable.requireOrganization(connection, organization);
        JobTable.requireRoom(connection, organization, config.unfinished());
        connection.commit();
        long total = copy(connection, id, asked, caller, upload);
        StagingTable.markDuplicates(connection, id, asked.subject());
        ImportView job =
            ImportView.waiting(
                id,
                organization,
                asked,
                upload.count(),
                total,
                Instant.now().truncatedTo(ChronoUnit.MILLIS));
        JobTable.insert(connection, caller, job);
        connection.commit();
        worker.wake();
        return job;
      } catch (IOException | SQLException | RuntimeException failed) {
        connection.rollback();
        throw failed;
      }
    } catch (SQLException failed) {
      throw DatabaseFailure.refusal(failed);
    } catch (IOException broken) {
      throw RowReader.malformed("The body ended too early: " + broken.getMessage());
    } finally {
      places.release();
    }
  }

  static RegistryException tooMany(String why) {
    return new RegistryException(
            ProblemType.TOO_MANY_IMPORTS, "Wait a while and send it again: " + why + ".")
        .with("retryAfter", RETRY_SECONDS);
  }

  private long copy(
      Connection connection, UUID id, NewImport asked, Caller caller, UploadStream upload)
      throws SQLException, IOException {
    RowReader rows = RowReader.of(asked.format(), asked.subject(), caller.isOperator(), upload);
    StagedRow staged = new StagedRow(asked.subject(), id.toString());
    StagingCopy copy = new StagingCopy(connection, pace, upload);
    long total = 0;
    long unreadable = 0;
    for (RawRow row = rows.next(); row != null; row = rows.next()) {
      total++;
      limit(asked, total);
      String[] values = staged.of(row);
      unreadable += StagedRow.isRefused(values) ? 1 : 0;
      if (unreadable > MOST_UNREADABLE) {
        throw RowReader.malformed(
            "More than %d rows cannot be read: is it the right file?".formatted(MOST_UNREADABLE));
      }
      copy.write(values);
    }
    copy.end();
    return total;
  }

  private static void limit(NewImport asked, long total) {
    if (total > MOST_ROWS) {
      throw RowReader.malformed("A file may have up to %d rows: split it.".formatted(MOST_ROWS));
    }
    boolean devices = asked.subject() == ImportSubject.DEVICES;
    boolean atOnce = asked.atomic() || asked.dryRun() && !devices;
    int most = devices ? MOST_ATOMIC_DEVICES : MOST_RANGES_AT_ONCE;
    if (atOnce && total > most) {
      throw RegistryException.parameter(
          asked.atomic() ? "atomic" : "dryRun",
          true,
          "is for files of up to %d rows, and this one has more".formatted(most));
    }
  }
}
