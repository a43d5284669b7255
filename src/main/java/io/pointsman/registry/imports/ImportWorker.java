package io.pointsman.registry.imports;

import io.agroal.api.AgroalDataSource;
import io.pointsman.Sides;
import io.pointsman.registry.DatabaseFailure;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Gives jobs their turns, one at a time on a thread of its own; other replicas may give others
 * theirs meanwhile.
 */
@ApplicationScoped
class ImportWorker {

  private static final Logger LOG = Logger.getLogger(ImportWorker.class);
  private static final long POLL_MILLIS = 1000;
  private static final long STOP_MILLIS = 10_000;

  private final AgroalDataSource source;
  private final ImportTurn turn;
  private final ImportMeters meters;
  private final ImportLeftovers leftovers;
  private final Pace pace;
  private final Sides sides;
  private final Semaphore bell = new Semaphore(0);
  private volatile boolean stopping;
  private Thread thread;

  ImportWorker(
      AgroalDataSource source,
      ImportTurn turn,
      ImportMeters meters,
      ImportLeftovers leftovers,
      Pace pace,
      Sides sides) {
    this.source = source;
    this.turn = turn;
    this.meters = meters;
    this.leftovers = leftovers;
    this.pace = pace;
    this.sides = sides;
  }

  void start(@Observes StartupEvent started) {
    if (sides.api()) {
      thread = new Thread(this::work, "imports");
      thread.setDaemon(true);
      thread.start();
    }
  }

  /** Lets the turn at hand end; another replica goes on, or this one after its next start. */
  void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
    stopping = true;
    bell.release();
    if (thread != null) {
      thread.join(STOP_MILLIS);
    }
  }

  /** There is a job to be done. */
  void wake() {
    bell.release();
  }

  private void work() {
    while (!stopping) {
      try {
        turns();
        leftovers.clear();
        bell.tryAcquire(POLL_MILLIS, TimeUnit.MILLISECONDS);
        bell.drainPermits();
      } catch (InterruptedException ended) {
        return;
      } catch (SQLException | RuntimeException failed) {
        pause(failed);
      }
    }
  }

  private void turns() throws SQLException, InterruptedException {
    while (!stopping && isDue()) {
      long began = System.nanoTime();
      if (!turn.take()) {
        return;
      }
      // Between turns too: whoever always has a job must not keep all that others left.
      leftovers.clear();
      // A new job's ring ends the rest early, which does no harm.
      bell.tryAcquire(pace.rest(System.nanoTime() - began), TimeUnit.NANOSECONDS);
    }
  }

  private boolean isDue() throws SQLException {
    // By itself, as most looks find nothing: no transaction, and no lock.
    try (Connection connection = source.getConnection()) {
      long unfinished = JobTable.unfinished(connection);
      meters.unfinished(unfinished);
      return unfinished > 0;
    }
  }

  private void pause(Exception failed) {
    if (DatabaseFailure.willPass(failed)) {
      LOG.debugf("Imports wait: %s", failed.getMessage());
    } else {
      LOG.error("A turn of an import failed", failed);
    }
    try {
      bell.tryAcquire(POLL_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException ended) {
      stopping = true;
    }
  }
}
