package io.pointsman.correctness;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * Polls at a fixed rate, whether the answers come or not: each poll's time counts from when it was
 * due, so that a replica that stalls is charged for all that wait.
 */
final class OpenLoad implements AutoCloseable {

  private static final int LINES = 16;

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Thread[] threads = new Thread[LINES];
  private final int[] micros = new int[8_000_000];
  private final AtomicInteger count = new AtomicInteger();
  private final Queue<Failure> failures = new ConcurrentLinkedQueue<>();
  private volatile boolean closed;

  /** Whether a phone was told what it must be. */
  interface Right {
    boolean test(long mac, Answer answer);
  }

  /** What was measured between two looks. */
  record Part(int polls, double p50, double p99, double p999, double worst) {

    @Override
    public String toString() {
      return "%d polls, ms: p50 %.2f, p99 %.2f, p99.9 %.2f, worst %.0f"
          .formatted(polls, p50, p99, p999, worst);
    }
  }

  /**
   * A poll without the right answer.
   *
   * @param sent {@link System#nanoTime()} before it was sent
   */
  record Failure(long sent, String what) {}

  /** All on connections that are kept alive. */
  OpenLoad(int port, int rate, long first, int devices, Predicate<Answer> right) {
    this(port, rate, first, devices, 0, (mac, answer) -> right.test(answer));
  }

  /**
   * @param anew how many of the 16 lines make a new connection for each poll
   */
  OpenLoad(int port, int rate, long first, int devices, int anew, Right right) {
    for (int i = 0; i < LINES; i++) {
      int line = i;
      threads[i] =
          new Thread(
              () -> poll(port, line, 1e9 * LINES / rate, first, devices, line < anew, right),
              "load " + i);
      threads[i].setDaemon(true);
      threads[i].start();
    }
  }

  /**
   * Lets its threads go before all others of this machine, as phones stand elsewhere: else most of
   * what is measured on busy cores is how long they themselves wait for one. They take the same CPU
   * time.
   *
   * @return false if this user may not, or not for all of them
   */
  boolean goFirst() {
    return Foremost.threads("load ") == LINES;
  }

  /** A place to measure from. */
  int mark() {
    return count.get();
  }

  Part since(int mark) {
    int[] part = Arrays.copyOfRange(micros, mark, count.get());
    Arrays.sort(part);
    return new Part(part.length, at(part, 0.5), at(part, 0.99), at(part, 0.999), at(part, 1));
  }

  int wrong() {
    return failures.size();
  }

  List<Failure> failures() {
    return List.copyOf(failures);
  }

  @Override
  public void close() {
    closed = true;
    for (Thread thread : threads) {
      try {
        thread.join(Duration.ofSeconds(10).toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static double at(int[] sorted, double share) {
    return sorted.length == 0 ? 0 : sorted[(int) ((sorted.length - 1) * share)] / 1000.0;
  }

  private void poll(
      int port, int line, double every, long first, int devices, boolean anew, Right right) {
    Random random = new Random(line);
    try (PhoneLine phone = PhoneLine.to(port, PATIENCE)) {
      long began = System.nanoTime() + (long) (every * line / LINES);
      for (long i = 0; !closed; i++) {
        long due = began + (long) (i * every);
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
          LockSupport.parkNanos(left);
        }
        poll(phone, first + random.nextInt(devices), right);
        micros[count.getAndIncrement()] = (int) ((System.nanoTime() - due) / 1000);
        if (anew) {
          phone.close();
        }
      }
    }
  }

  private void poll(PhoneLine phone, long mac, Right right) {
    long sent = System.nanoTime();
    try {
      Answer answer = phone.poll(mac);
      if (!right.test(mac, answer)) {
        failures.add(new Failure(sent, "%012x: %s".formatted(mac, answer)));
      }
    } catch (IOException failed) {
      failures.add(new Failure(sent, "%012x: %s".formatted(mac, failed)));
    }
  }
}
