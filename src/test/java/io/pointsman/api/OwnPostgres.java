package io.pointsman.api;

import io.pointsman.testing.PostgresServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A PostgreSQL for one test class alone, which stalls and kills it. */
public final class OwnPostgres implements QuarkusTestResourceLifecycleManager {

  private PostgresServer server;

  /** After the servers that all tests share, whose address it replaces. */
  @Override
  public int order() {
    return 1000;
  }

  @Override
  public Map<String, String> start() {
    server = PostgresServer.start();
    return Map.of(
        "pointsman.database.url", server.url(), "pointsman.registry.database-timeout", "3s");
  }

  /** Into every field of that type. */
  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(server, new TestInjector.MatchesType(PostgresServer.class));
  }

  @Override
  public void stop() {
    server.close();
  }
}
