package io.pointsman.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;

/**
 * A Sentinel that watches one master alone, so that its own word makes a failover. It wants the
 * same password as the master.
 */
public final class RedisSentinel implements AutoCloseable {

  public static final String MASTER = "watched";

  private final int port = FreePorts.next();
  private final String password;
  private final ProcessTree processes;

  /**
   * @param down how long the master must be silent to be given up
   */
  public RedisSentinel(RedisServer master, Duration down) {
    Path folder = TestFolders.fresh("sentinel");
    password = master.password();
    try {
      Path configuration = folder.resolve("sentinel.conf");
      Files.writeString(
          configuration,
          """
          port %1$d
          bind 127.0.0.1
          dir "%2$s"
          requirepass %3$s
          sentinel monitor %4$s 127.0.0.1 %5$d 1
          sentinel auth-pass %4$s %3$s
          sentinel down-after-milliseconds %4$s %6$d
          sentinel failover-timeout %4$s 3000
          """
              .formatted(port, folder, password, MASTER, master.port(), down.toMillis()));
      processes =
          ProcessTree.of(
              new ProcessBuilder(master.program(), configuration.toString(), "--sentinel")
                  .redirectErrorStream(true)
                  .redirectOutput(folder.resolve("sentinel.log").toFile())
                  .start()
                  .toHandle());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What {@code POINTSMAN_REDIS_URL} would be. */
  public String url() {
    return "redis-sentinel://:%s@127.0.0.1:%d#%s".formatted(password, port, MASTER);
  }

  /** Waits until it knows the replica, without which it can fail over to nobody. */
  public RedisSentinel awaitReplica() {
    Awaitility.await("the Sentinel knows a replica")
        .atMost(Duration.ofSeconds(30))
        .ignoreExceptions()
        .until(() -> ask("SENTINEL MASTER " + MASTER).contains("num-slaves\n1"));
    return this;
  }

  /** Waits until another server is the master. */
  public void awaitMaster(RedisServer server) {
    Awaitility.await("the Sentinel has failed over")
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptions()
        .until(
            () ->
                ask("SENTINEL GET-MASTER-ADDR-BY-NAME " + MASTER).endsWith("\n" + server.port())
                    && server.command("INFO replication").contains("role:master"));
  }

  @Override
  public void close() {
    processes.kill();
  }

  /** The bulk strings of an answer, one a line. */
  private String ask(String inline) throws IOException {
    return RedisServer.ask(port, password, inline);
  }
}
