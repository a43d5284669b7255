package io.pointsman.registry;

import io.pointsman.PointsmanConfiguration;
import io.pointsman.Sides;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.output.MigrateResult;
import org.jboss.logging.Logger;

/**
 * Brings the schema up to date when the API side starts, or waits until the command {@code migrate}
 * has, and tries each second until PostgreSQL lets it.
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
  private final boolean migrates;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile SchemaState state = SchemaState.UNKNOWN;

  SchemaMigration(Instance<Flyway> flyway, Sides sides, PointsmanConfiguration configuration) {
    this.flyway = flyway;
    this.sides = sides;
    this.migrates = configuration.database().migrate();
  }

  SchemaState state() {
    return state;
  }

  void onStart(@Observes StartupEvent start) {
    if (sides.api()) {
      Thread worker = new Thread(this::untilUpToDate, "schema-migration");
      worker.setDaemon(true);
      worker.start();
    }
  }

  void onStop(@Observes ShutdownEvent stop) {
    stopped.countDown();
  }

  private void untilUpToDate() {
    String told = null;
    do {
      String wanting = attempt();
      if (wanting != null && !wanting.equals(told)) {
        LOG.warn(wanting);
        told = wanting;
      }
    } while (!state.upToDate() && !stopping());
  }

  /** Null if the schema is up to date now, else what it wants. */
  private String attempt() {
    try {
      return migrates ? migrate() : look();
    } catch (RuntimeException e) {
      return "Cannot %s the schema yet, trying again each second: %s"
          .formatted(migrates ? "migrate" : "look at", reason(e));
    }
  }

  private String migrate() {
    MigrateResult result = flyway.get().migrate();
    state = SchemaState.UP_TO_DATE;
    LOG.infof(
        "The schema is up to date at version %s (%d migrations applied)",
        result.targetSchemaVersion == null
            ? result.initialSchemaVersion
            : result.targetSchemaVersion,
        result.migrationsExecuted);
    return null;
  }

  private String look() {
    MigrationInfo[] missing = flyway.get().info().pending();
    if (missing.length > 0) {
      state = SchemaState.behind(missing[missing.length - 1].getVersion().toString());
      return "The schema is not ready: " + state.text();
    }
    state = SchemaState.UP_TO_DATE;
    LOG.info("The schema is up to date");
    return null;
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
