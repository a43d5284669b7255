package io.pointsman.testing;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a replica is started with. */
public final class ReplicaStart {

  /** Halves the CPU time of a start, for tests that do not measure speed. */
  private static final String QUICK_START = "-XX:TieredStopAtLevel=1";

  private final String name;
  private final Map<String, String> environment = new LinkedHashMap<>();
  private final Map<String, String> properties = new LinkedHashMap<>();
  private final List<String> jvm = new ArrayList<>(List.of("-Xmx512m", QUICK_START));
  private Path program = TestFolders.target().resolve("quarkus-app");

  ReplicaStart(String name) {
    this.name = name;
  }

  public ReplicaStart stores(PostgresServer postgres, RedisServer redis) {
    return property("pointsman.database.url", postgres.url())
        .property("pointsman.redis.url", redis == null ? "none" : redis.url());
  }

  /** A system property; in its value {@code {phone}} stands for {@link Replica#phone()}. */
  public ReplicaStart property(String key, String value) {
    properties.put(key, value);
    return this;
  }

  public ReplicaStart environment(String key, String value) {
    environment.put(key, value);
    return this;
  }

  /** Another version's {@code quarkus-app}, instead of the one just built. */
  public ReplicaStart program(Path quarkusApp) {
    program = quarkusApp;
    return this;
  }

  /** Compiled as in production, for tests that tell a time. */
  public ReplicaStart optimized() {
    jvm.remove(QUICK_START);
    return this;
  }

  /** Arguments of the JVM, after {@code -Xmx512m}. */
  public ReplicaStart jvm(String... arguments) {
    jvm.addAll(List.of(arguments));
    return this;
  }

  /** Starts it and waits, for at most a minute, until it is ready. */
  public Replica start() {
    return startWithoutWaiting().awaitReady(Duration.ofMinutes(1));
  }

  public Replica startWithoutWaiting() {
    try {
      return new Replica(this);
    } catch (IOException e) {
      throw new IllegalStateException("Cannot start the replica " + name, e);
    }
  }

  String name() {
    return name;
  }

  Map<String, String> environment() {
    return environment;
  }

  List<String> command(Replica replica) {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + File.separator + "bin/java");
    command.addAll(jvm);
    Map<String, String> all = new LinkedHashMap<>();
    all.put("quarkus.http.host", "127.0.0.1");
    all.put("quarkus.http.port", Integer.toString(replica.apiPort()));
    all.put("quarkus.management.host", "127.0.0.1");
    all.put("quarkus.management.port", Integer.toString(replica.managementPort()));
    all.putAll(properties);
    all.forEach(
        (key, value) -> command.add("-D" + key + "=" + value.replace("{phone}", replica.phone())));
    command.add("-jar");
    command.add(program.resolve("quarkus-run.jar").toString());
    return command;
  }
}
