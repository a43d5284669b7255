package io.pointsman;

import io.pointsman.local.LocalRun;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.SmallRyeConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Sees to it, before Quarkus starts, that both stores are named or are our own. */
final class Stores {

  private static final String DATABASE = "pointsman.database.url";
  private static final String REDIS = "pointsman.redis.url";
  private static final String SNAPSHOT = "pointsman.routing.snapshot-file";

  private static final long QUARKUS_STOP_SECONDS = 60;

  private final LocalRun local;

  private Stores(LocalRun local) {
    this.local = local;
  }

  /**
   * @throws StartRefusedException if a store is not named and this is no local run, or if this
   *     package has not the sides that are wanted
   */
  static Stores prepare() {
    SmallRyeConfig configuration = ConfigUtils.configBuilder().build();
    PackagedSides.require(configuration);
    if (!configuration.getOptionalValue("pointsman.local.enabled", Boolean.class).orElse(false)) {
      requireStores(configuration);
      return new Stores(null);
    }
    Path data =
        configuration
            .getOptionalValue("pointsman.local.data", Path.class)
            .orElse(Path.of("local-data"));
    LocalRun local = LocalRun.in(data);
    if (!has(configuration, SNAPSHOT)) {
      System.setProperty(SNAPSHOT, data.resolve("index.snapshot").toString());
    }
    try {
      startMissing(local, configuration);
      return new Stores(local);
    } catch (RuntimeException e) {
      local.stop();
      throw e;
    }
  }

  /**
   * Ends the servers of the local run when this process ends, but not before Quarkus has stopped,
   * which still needs them; does nothing otherwise.
   *
   * <p>A hook, as the process is gone as soon as the last hook has returned.
   *
   * @param stopped counted down when Quarkus has stopped
   */
  void stopAfter(CountDownLatch stopped) {
    if (local != null) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stopped), "local-run-end"));
    }
  }

  private void stop(CountDownLatch stopped) {
    try {
      if (!stopped.await(QUARKUS_STOP_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("Quarkus has not stopped in time; stopping PostgreSQL and Redis anyway");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    local.stop();
  }

  private static void requireStores(SmallRyeConfig configuration) {
    List<String> missing = new ArrayList<>();
    if (!has(configuration, DATABASE)) {
      missing.add("POINTSMAN_DATABASE_URL (postgresql://user:password@host:port/database)");
    }
    if (!has(configuration, REDIS)) {
      missing.add("POINTSMAN_REDIS_URL (redis://host:port, or none for a single replica)");
    }
    if (!missing.isEmpty()) {
      throw new StartRefusedException(
          "set " + String.join(" and ", missing) + ", or POINTSMAN_LOCAL_ENABLED=true");
    }
  }

  private static void startMissing(LocalRun local, SmallRyeConfig configuration) {
    if (!has(configuration, DATABASE)) {
      int port = port(configuration, "pointsman.local.postgres-port");
      System.setProperty(DATABASE, local.startPostgres(port));
    }
    if (!has(configuration, REDIS)) {
      System.setProperty(
          REDIS, local.startRedis(port(configuration, "pointsman.local.redis-port")));
    }
    if (!has(configuration, "pointsman.operator.key")
        && !has(configuration, "pointsman.operator.key-file")) {
      Path key = local.operatorKeyFile();
      System.setProperty(DerivedSettings.LOCAL_OPERATOR_KEY_FILE, key.toString());
      System.out.println("The operator's key is in " + key);
    }
    if (!has(configuration, "pointsman.secrets.keys")
        && !has(configuration, "pointsman.secrets.keys-file")) {
      System.setProperty(
          DerivedSettings.LOCAL_SECRETS_KEYS_FILE, local.secretsKeysFile().toString());
    }
  }

  private static boolean has(SmallRyeConfig configuration, String name) {
    return configuration.getOptionalValue(name, String.class).isPresent();
  }

  private static int port(SmallRyeConfig configuration, String name) {
    return configuration.getOptionalValue(name, Integer.class).orElse(0);
  }
}
