package io.pointsman.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import java.util.Map;
import org.flywaydb.core.Flyway;

/**
 * One real PostgreSQL, with our schema, and one real Redis for all Quarkus tests of this JVM; they
 * need not name it.
 */
@WithTestResource(value = RealStores.class, scope = TestResourceScope.GLOBAL)
public final class RealStores implements QuarkusTestResourceLifecycleManager {

  /** The operator's key in Quarkus tests. */
  public static final String OPERATOR_KEY = "the-operators-key-in-tests";

  /** The current key that seals secrets in Quarkus tests, and one before it. */
  public static final String SECRETS_KEYS =
      "test-2:MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=,"
          + "test-1:ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA=";

  private static final String DATABASE = "pointsman.database.url";
  private static final String REDIS = "pointsman.redis.url";

  // Kept in system properties: Quarkus may load this class anew for another test profile.
  private static final String KEPT = "kept-by-tests.";

  @Override
  public Map<String, String> start() {
    synchronized (System.getProperties()) {
      if (System.getProperty(KEPT + DATABASE) == null) {
        PostgresServer postgres = PostgresServer.start();
        RedisServer redis = RedisServer.start();
        migrate(postgres);
        System.setProperty(KEPT + DATABASE, postgres.url());
        System.setProperty(KEPT + REDIS, redis.url());
      }
    }
    return Map.of(
        DATABASE,
        System.getProperty(KEPT + DATABASE),
        REDIS,
        System.getProperty(KEPT + REDIS),
        "pointsman.operator.key",
        OPERATOR_KEY,
        "pointsman.secrets.keys",
        SECRETS_KEYS,
        // A busy machine is no reason to answer 503 in a test that is about something else.
        "pointsman.api.linger",
        "3s",
        "pointsman.api.max-import",
        "2M",
        "pointsman.api.export-patience",
        "2s",
        "pointsman.imports.patience",
        "3s",
        "pointsman.registry.database-timeout",
        "30s");
  }

  /** Nothing: they end with the JVM, see {@link ProcessTree}. */
  @Override
  public void stop() {}

  private static void migrate(PostgresServer postgres) {
    // The name of the password's file is no secret; the URL's user-info is.
    String userInfo = java.net.URI.create(postgres.url()).getUserInfo();
    int colon = userInfo.indexOf(':');
    Flyway.configure()
        .dataSource(
            "jdbc:postgresql://127.0.0.1:" + postgres.port() + "/" + PostgresServer.DATABASE,
            userInfo.substring(0, colon),
            userInfo.substring(colon + 1))
        .load()
        .migrate();
  }
}
