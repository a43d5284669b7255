package io.pointsman.local;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A Redis server of our own, on 127.0.0.1 and with its data in one folder. */
public final class LocalRedis {

  private final Path folder;
  private final ServerBinaries binaries;
  private final int port;
  private final Map<String, String> settings;
  private Process process;

  /**
   * @param folder holds the data, the log and the password; made if missing
   * @param port 1 to 65535
   * @param settings of redis.conf, above ours
   */
  public LocalRedis(Path folder, ServerBinaries binaries, int port, Map<String, String> settings) {
    this.folder = folder.toAbsolutePath();
    this.binaries = binaries;
    this.port = port;
    this.settings = Map.copyOf(settings);
  }

  /**
   * Starts the server and waits until it answers; ends a server that a killed run left.
   *
   * @throws LocalRunException if it does not come up; its message holds the end of the log
   */
  public synchronized void start() {
    try {
      Files.createDirectories(folder);
      ServerProcess.endOrphan(pidFile(), binaries.redis(), "TERM");
      Path configuration = folder.resolve("redis.conf");
      Secrets.write(configuration, configuration());
      process =
          ServerProcess.start(
              List.of(binaries.redis().toString(), configuration.toString()), log());
      Secrets.write(pidFile(), process.pid() + "\n");
      ServerProcess.awaitReady("Redis", process, log(), this::ready);
    } catch (IOException e) {
      throw new LocalRunException("Cannot start Redis in " + folder, e);
    }
  }

  /** Ends the server; it writes its data first. */
  public synchronized void stop() {
    if (process != null) {
      ServerProcess.end(process.toHandle(), "TERM");
    }
  }

  /** The server's own process, also after it has ended; never null once started. */
  public synchronized ProcessHandle process() {
    return process.toHandle();
  }

  public int port() {
    return port;
  }

  public Path log() {
    return folder.resolve("redis.log");
  }

  /** The server's address with its password, as {@code POINTSMAN_REDIS_URL} is. */
  public String url() {
    return "redis://:" + password() + "@127.0.0.1:" + port;
  }

  /** The password that clients give. */
  public String password() {
    return Secrets.keptIn(folder.resolve("redis.password"), "");
  }

  private String configuration() {
    String ours =
        """
        port %d
        bind 127.0.0.1
        requirepass %s
        dir "%s"
        appendonly yes
        maxmemory 256mb
        maxmemory-policy allkeys-lru
        """
            .formatted(port, password(), folder);
    return ours
        + settings.entrySet().stream()
            .map(setting -> setting.getKey() + " " + setting.getValue() + "\n")
            .collect(Collectors.joining());
  }

  /** True once the server has loaded its data and takes commands with our password. */
  private boolean ready() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
      socket.setSoTimeout(1000);
      String ask = "AUTH " + password() + "\r\nPING\r\n";
      socket.getOutputStream().write(ask.getBytes(StandardCharsets.US_ASCII));
      byte[] answer = socket.getInputStream().readNBytes("+OK\r\n+PONG\r\n".length());
      return new String(answer, StandardCharsets.US_ASCII).equals("+OK\r\n+PONG\r\n");
    } catch (IOException e) {
      return false;
    }
  }

  private Path pidFile() {
    return folder.resolve("redis.pid");
  }
}
