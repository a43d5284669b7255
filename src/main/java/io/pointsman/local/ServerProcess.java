package io.pointsman.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** How servers are started, asked to end, and found again after we were killed. */
final class ServerProcess {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long LOOK_MILLIS = 10;
  private static final int TAIL = 20;

  /** A look at whether a server can be used; asked again and again. */
  interface Readiness {
    boolean isReached() throws IOException;
  }

  private ServerProcess() {}

  /**
   * Starts a server whose output is appended to a file.
   *
   * <p>It gets a session of its own where the system can do that: the Ctrl-C of a terminal is for
   * us, and we end the servers when we have finished with them.
   */
  static Process start(List<String> command, Path log) throws IOException {
    List<String> whole = new ArrayList<>();
    if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
      whole.add("/usr/bin/setsid");
    }
    whole.addAll(command);
    return new ProcessBuilder(whole)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  /**
   * Waits until a server that was started can be used.
   *
   * @param server its name
   * @param log where its output goes
   * @throws LocalRunException if it ends instead, or is not ready within a minute, or the thread is
   *     interrupted; its message holds the end of the log
   */
  static void awaitReady(String server, Process process, Path log, Readiness readiness)
      throws IOException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!readiness.isReached()) {
      if (!process.isAlive()) {
        throw failed(server + " ended while it started", log);
      }
      if (System.nanoTime() - deadline > 0) {
        process.destroyForcibly();
        throw failed(server + " did not come up within " + PATIENCE.toSeconds() + " s", log);
      }
      try {
        Thread.sleep(LOOK_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw failed("Interrupted while " + server + " started", log);
      }
    }
  }

  /** With the end of the log. */
  static LocalRunException failed(String what, Path log) {
    return new LocalRunException(what + "; " + log + " ends with\n" + tail(log));
  }

  /** Sends a signal by its name, such as {@code INT}; a process that has ended is no error. */
  static void signal(long pid, String name) {
    try {
      new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + pid)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new LocalRunException("Cannot send " + name + " to process " + pid, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Asks a process to end by a signal, and makes it end if it has not within a minute. */
  static void end(ProcessHandle process, String signal) {
    signal(process.pid(), signal);
    try {
      process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      process.destroyForcibly();
    } catch (ExecutionException e) {
      throw new LocalRunException("Cannot wait for process " + process.pid(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Ends the server that a killed run left behind, if the pid in its file is still that server: a
   * pid may have been given to some other process since.
   */
  static void endOrphan(Path pidFile, Path program, String signal) throws IOException {
    String first;
    try {
      first = Files.readString(pidFile).lines().findFirst().orElse("").strip();
    } catch (NoSuchFileException ended) {
      return;
    }
    if (!first.matches("[0-9]{1,10}")) {
      return;
    }
    Path real = program.toRealPath();
    ProcessHandle.of(Long.parseLong(first))
        .filter(process -> process.info().command().filter(real.toString()::equals).isPresent())
        .ifPresent(process -> end(process, signal));
  }

  private static String tail(Path log) {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
    } catch (IOException e) {
      return "(" + log + " cannot be read)";
    }
  }
}
