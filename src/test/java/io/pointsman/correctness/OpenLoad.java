package io.pointsman.correctness;

import io.pointsman.testing.Replica;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * Polls at a fixed rate, whether the answers come or not: each poll's time counts from when it was
 * due, so that a replica that stalls is charged for all that wait.
 */
final class OpenLoad implements AutoCloseable {

  private static final int LINES = 16;

  private final Thread[] threads = new Thread[LINES];
  private final int[] micros = new int[8_000_000];
  private final AtomicInteger count = new AtomicInteger();
  private final AtomicInteger wrong = new AtomicInteger();
  private volatile boolean closed;

  /** What was measured between two looks. */
  record Part(int polls, double p50, double p99, double p999, double worst) {

    @Override
    public String toString() {
      return "%d polls, ms: p50 %.2f, p99 %.2f, p99.9 %.2f, worst %.0f"
          .formatted(polls, p50, p99, p999, worst);
    }
  }

  OpenLoad(Replica replica, int rate, long first, int devices, Predicate<Answer> right) {
    for (int i = 0; i < LINES; i++) {
      int line = i;
      threads[i] =
          new Thread(
              () -> poll(replica, line, 1e9 * LINES / rate, first, devices, right), "load " + i);
      threads[i].setDaemon(true);
      threads[i].start();
    }
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
    return wrong.get();
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
      Replica replica, int line, double every, long first, int devices, Predicate<Answer> right) {
    Random random = new Random(line);
    try (PhoneLine phone = PhoneLine.to(replica)) {
      long began = System.nanoTime() + (long) (every * line / LINES);
      for (long i = 0; !closed; i++) {
        long due = began + (long) (i * every);
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
          LockSupport.parkNanos(left);
        }
        try {
          if (!right.test(phone.poll(first + random.nextInt(devices)))) {
            wrong.incrementAndGet();
          }
        } catch (IOException failed) {
          wrong.incrementAndGet();
        }
        micros[count.getAndIncrement()] = (int) ((System.nanoTime() - due) / 1000);
      }
    }
  }
}
