package io.pointsman.image;

import io.pointsman.testing.PostgresServer;
import io.pointsman.testing.RedisServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs the program once, in the place where it will be, so that the JVM can write down what it
 * loaded and linked; with both sides, on real stores.
 */
final class AotTraining {

  private static final long END_MINUTES = 10;

  private final Sandbox sandbox;
  private final String java;

  AotTraining(Sandbox sandbox, String java) {
    this.sandbox = sandbox;
    this.java = java;
  }

  /** The finished cache. */
  Path run() throws IOException {
    Path cache = sandbox.tmp().resolve("pointsman.aot");
    try (PostgresServer postgres = PostgresServer.start();
        RedisServer redis = RedisServer.start()) {
      List<String> command =
          new ArrayList<>(List.of(java, "-XX:AOTCacheOutput=/tmp/pointsman.aot"));
      command.addAll(Layout.JVM);
      command.addAll(List.of("-jar", Layout.JAR));
      try (Pod pod =
          Pod.start(
              "training", sandbox.command(command), postgres.url(), redis.url(), "phone,api")) {
        pod.awaitReady();
        new FirstTenant(pod).registers();
        pod.awaitRedirect();
        pod.answersAll();
        pod.end(END_MINUTES, TimeUnit.MINUTES);
        if (!Files.exists(cache)) {
          throw new IOException("The JVM wrote no AOT cache:\n" + pod.output());
        }
      }
    }
    return cache;
  }
}
