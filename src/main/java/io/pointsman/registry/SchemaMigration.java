package io.pointsman.registry;

import io.pointsman.Sides;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;
import org.jboss.logging.Logger;

/**
 * Brings the schema up to date when the API side starts, and tries each second until PostgreSQL
 * lets it.
 *
 * <p>Not a part of Quarkus' own start: a process must start without PostgreSQL. Phone-only
 * processes never migrate, as their database user need not be allowed to; they have no Flyway.
 */
@Singleton
public final class SchemaMigration {

  private static final Logger LOG = Logger.getLogger(SchemaMigration.class);
  private static final long RETRY_MILLIS = 1000;

  private final Instance<Flyway> flyway;
  private final Sides sides;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile boolean done;

  SchemaMigration(Instance<Flyway> flyway, Sides sides) {
    this.flyway = flyway;
    this.sides = sides;
  }

  /** True once this process has found or brought the schema up to date. */
  public boolean done() {
    return done;
  }

  void onStart(@Observes StartupEvent start) {
    if (sides.api()) {
      Thread worker = new Thread(this::migrate, "schema-migration");
      worker.setDaemon(true);
      worker.start();
    }
  }

  void onStop(@Observes ShutdownEvent stop) {
    stopped.countDown();
  }

  private void migrate() {
    String lastReason = null;
    do {
      try {
        MigrateResult result = flyway.get().migrate();
        done = true;
        LOG.infof(
            "The schema is up to date at version %s (%d migrations applied)",
            result.targetSchemaVersion == null
                ? result.initialSchemaVersion
                : result.targetSchemaVersion,
            result.migrationsExecuted);
      } catch (RuntimeException e) {
        String reason = reason(e);
        if (!reason.equals(lastReason)) {
          LOG.warnf("Cannot migrate the schema yet, trying again each second: %s", reason);
          lastReason = reason;
        }
      }
    } while (!done && !stopping());
  }

  /** The innermost message: Flyway wraps what PostgreSQL says into many lines of its own. */
  private static String reason(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getClass().getSimpleName() + ": " + cause.getMessage();
  }

  private boolean stopping() {
    try {
      return stopped.await(RETRY_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
