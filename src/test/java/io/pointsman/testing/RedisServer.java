package io.pointsman.testing;

import io.pointsman.local.LocalRedis;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;

/** A Redis of a test's own, which it may kill, stall, and restart empty or from an old dump. */
public final class RedisServer implements AutoCloseable {

  private final Path folder;
  private final LocalRedis server;
  private ProcessTree processes;

  private RedisServer(Path folder, LocalRedis server) {
    this.folder = folder;
    this.server = server;
  }

  /** Starts an empty server on a free port; it keeps nothing unless {@link #dump()} is called. */
  public static RedisServer start() {
    return start(TestFolders.fresh("redis"), Map.of());
  }

  /** Starts a server with the same password that follows this one. */
  public RedisServer replica() {
    Path copy = TestFolders.fresh("redis-replica");
    try {
      Files.copy(folder.resolve("redis.password"), copy.resolve("redis.password"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return start(copy, Map.of("replicaof", "127.0.0.1 " + port(), "masterauth", server.password()));
  }

  private static RedisServer start(Path folder, Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(Map.of("appendonly", "no", "save", "\"\""));
    settings.putAll(more);
    RedisServer started =
        new RedisServer(
            folder, new LocalRedis(folder, TestFolders.binaries(), FreePorts.next(), settings));
    started.restart();
    return started;
  }

  String password() {
    return server.password();
  }

  /** The server's own program. */
  String program() {
    return server.process().info().command().orElseThrow();
  }

  /** What {@code POINTSMAN_REDIS_URL} would be; stays the same over restarts. */
  public String url() {
    return server.url();
  }

  public int port() {
    return server.port();
  }

  /** Writes what it holds now into a file, for {@link #restartFrom(Path)}. */
  public Path dump() {
    command("SAVE");
    try {
      Path kept = Files.createTempFile(folder, "old", ".rdb");
      return Files.copy(rdb(), kept, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** SIGKILL. */
  public void kill() {
    processes.kill();
  }

  /** SIGSTOP: connections stay open and silent. */
  public void stall() {
    processes.stall();
  }

  public void resume() {
    processes.resume();
  }

  /** Kills it if it runs, and starts it again on its port, empty. */
  public void restartEmpty() {
    kill();
    try {
      Files.deleteIfExists(rdb());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    restart();
  }

  /** Kills it if it runs, and starts it again on its port with what it held when dumped. */
  public void restartFrom(Path dump) {
    kill();
    try {
      Files.copy(dump, rdb(), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    restart();
  }

  /** How many commands it has got since it started, but for those of this method. */
  public long commands() {
    return command("INFO commandstats")
        .lines()
        .filter(line -> !line.matches("cmdstat_(info|auth|save|ping):.*"))
        .filter(line -> line.contains("calls="))
        .mapToLong(line -> Long.parseLong(line.replaceAll("cmdstat_[^:]*:calls=([0-9]+),.*", "$1")))
        .sum();
  }

  /**
   * Sends one command in the inline form, such as {@code GET some-key}, on a connection of its own.
   *
   * @return the answer as text, without its type mark; a missing value is {@code null}
   */
  public String command(String inline) {
    try {
      return ask(port(), server.password(), inline);
    } catch (IOException e) {
      throw new IllegalStateException(inline, e);
    }
  }

  /** As {@link #command}, of any server; the elements of an array make a line each. */
  static String ask(int port, String password, String inline) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), 5000);
      socket.setSoTimeout(30_000);
      String ask = "AUTH " + password + "\r\n" + inline + "\r\n";
      socket.getOutputStream().write(ask.getBytes(StandardCharsets.UTF_8));
      InputStream in = socket.getInputStream();
      line(in);
      return answer(in);
    }
  }

  @Override
  public void close() {
    kill();
  }

  private void restart() {
    server.start();
    processes = ProcessTree.of(server.process());
  }

  private Path rdb() {
    return folder.resolve("dump.rdb");
  }

  private static String answer(InputStream in) throws IOException {
    String first = line(in);
    switch (first.charAt(0)) {
      case '+', ':':
        return first.substring(1);
      case '$':
        int length = Integer.parseInt(first.substring(1));
        String value =
            length < 0 ? null : new String(in.readNBytes(length), StandardCharsets.UTF_8);
        in.skipNBytes(length < 0 ? 0 : 2);
        return value;
      case '*':
        StringBuilder elements = new StringBuilder();
        for (int left = Integer.parseInt(first.substring(1)); left > 0; left--) {
          elements.append('\n').append(answer(in));
        }
        return elements.toString();
      default:
        throw new IllegalStateException(first);
    }
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    for (int read = in.read(); read >= 0 && read != '\n'; read = in.read()) {
      text.write(read);
    }
    return text.toString(StandardCharsets.UTF_8).strip();
  }
}
