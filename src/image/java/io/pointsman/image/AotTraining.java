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
 * Runs each package once, in the place where it will be, so that the JVM can write down what it
 * loaded and linked; the whole with both sides, on real stores.
 */
final class AotTraining implements AutoCloseable {

  private static final long END_MINUTES = 10;

  private final Sandbox sandbox;
  private final String java;
  private final PostgresServer postgres;
  private final RedisServer redis;

  AotTraining(Sandbox sandbox, String java) {
    this.sandbox = sandbox;
    this.java = java;
    this.postgres = PostgresServer.start();
    this.redis = RedisServer.start();
  }

  /**
   * The finished cache of the whole; registers the device that the phones' package is asked for.
   */
  Path ofBothSides() throws IOException {
    return run("training", Layout.JAR, "phone,api");
  }

  /** The finished cache of the phones' package, which finds a snapshot; after that of the whole. */
  Path ofPhones() throws IOException {
    return run("training-phone", Layout.PHONE_JAR, "phone");
  }

  private Path run(String name, String jar, String sides) throws IOException {
    Path cache = sandbox.tmp().resolve(name + ".aot");
    List<String> command =
        new ArrayList<>(List.of(java, "-XX:AOTCacheOutput=/tmp/" + cache.getFileName()));
    command.addAll(Layout.JVM);
    command.addAll(List.of("-jar", jar));
    try (Pod pod = Pod.start(name, sandbox.command(command), postgres.url(), redis.url(), sides)) {
      pod.awaitReady();
      if (sides.contains("api")) {
        new FirstTenant(pod).registers();
      }
      pod.awaitRedirect();
      pod.answersAll();
      pod.end(END_MINUTES, TimeUnit.MINUTES);
      if (!Files.exists(cache)) {
        throw new IOException("The JVM wrote no AOT cache:\n" + pod.output());
      }
    }
    return cache;
  }

  @Override
  public void close() {
    redis.close();
    postgres.close();
  }
}
