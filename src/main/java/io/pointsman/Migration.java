package io.pointsman;

import io.quarkus.runtime.configuration.ConfigUtils;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateResult;

/**
 * The command {@code migrate}: brings the schema up to date and ends, for a job that a deployment
 * runs instead of its API side. Nothing of a server is started, and no other store is needed.
 */
final class Migration {

  /** A database that is being made at the same time, as by an operator, takes minutes. */
  private static final int PATIENCE_SECONDS = 300;

  private Migration() {}

  /**
   * Waits for PostgreSQL, migrates, and says what it did.
   *
   * @return the exit code, 0 if the schema is up to date
   * @throws StartRefusedException if the database is not named, or its URL is none
   */
  static int run() {
    String text =
        ConfigUtils.configBuilder()
            .build()
            .getOptionalValue("pointsman.database.url", String.class)
            .orElseThrow(
                () ->
                    new StartRefusedException(
                        "set POINTSMAN_DATABASE_URL"
                            + " (postgresql://user:password@host:port/database)"));
    DatabaseUrl url = DatabaseUrl.parse(text);
    try {
      MigrateResult result =
          Flyway.configure(Migration.class.getClassLoader())
              .dataSource(url.jdbc(), url.user(), url.password())
              .connectRetries(PATIENCE_SECONDS)
              .connectRetriesInterval(1)
              // Else a package in which they cannot be found would be "up to date".
              .failOnMissingLocations(true)
              .load()
              .migrate();
      System.out.printf(
          "The schema of %s is up to date at version %s (%d migrations applied)%n",
          url,
          result.targetSchemaVersion == null
              ? result.initialSchemaVersion
              : result.targetSchemaVersion,
          result.migrationsExecuted);
      return 0;
    } catch (FlywayException failure) {
      System.err.println("Cannot migrate the schema of " + url + ": " + failure.getMessage());
      return 1;
    }
  }
}
