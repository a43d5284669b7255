package io.pointsman.correctness;

import io.pointsman.testing.PostgresServer;
import io.pointsman.testing.RedisServer;
import io.pointsman.testing.Replica;
import io.pointsman.testing.ReplicaStart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One PostgreSQL, one Redis, and any number of replicas on them. */
final class Cluster implements AutoCloseable {

  /** On two busy cores; how fast a start is, {@link RestartIT} tells. */
  private static final Duration START = Duration.ofMinutes(3);

  private static Cluster shared;

  private final PostgresServer postgres;
  private final RedisServer redis = RedisServer.start();
  private final List<Replica> replicas = new ArrayList<>();

  Cluster() {
    this(Map.of());
  }

  /**
   * @param settings of postgresql.conf
   */
  Cluster(Map<String, String> settings) {
    this(PostgresServer.start(settings));
  }

  /**
   * @param postgres ends with the cluster
   */
  Cluster(PostgresServer postgres) {
    this.postgres = postgres;
  }

  /**
   * Two replicas for the tests that leave their servers alone and keep to MACs and names of their
   * own; they end with this JVM.
   */
  static synchronized Cluster shared() {
    if (shared == null) {
      // How long a Redis that is slow is waited for is not what these tests are about.
      shared = withTwoReplicas(Map.of("pointsman.routing.redis-timeout", "2s"));
    }
    return shared;
  }

  static Cluster withTwoReplicas(Map<String, String> properties) {
    Cluster cluster = new Cluster();
    for (String name : List.of("first", "second")) {
      ReplicaStart replica = cluster.replica(name);
      properties.forEach(replica::property);
      cluster.replicas.add(replica.startWithoutWaiting());
    }
    cluster.replicas.forEach(replica -> replica.awaitReady(START));
    return cluster;
  }

  /** A replica to be started, and closed, by the caller; no limits per address, any target. */
  ReplicaStart replica(String name) {
    return Replica.named(name)
        .stores(postgres, redis)
        .property("pointsman.operator.key", Api.OPERATOR_KEY)
        .property("pointsman.registry.target-hosts", "free")
        .property("pointsman.phone.host", "127.0.0.1")
        .property("pointsman.phone.rate-limit", "0")
        .property("pointsman.phone.max-connections-per-address", "0");
  }

  PostgresServer postgres() {
    return postgres;
  }

  RedisServer redis() {
    return redis;
  }

  Replica first() {
    return replicas.get(0);
  }

  Replica second() {
    return replicas.get(1);
  }

  @Override
  public void close() {
    replicas.forEach(Replica::close);
    redis.close();
    postgres.close();
  }
}
