package io.pointsman.correctness;

import io.pointsman.testing.Replica;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** Threads that go on polling, each on a line of its own, until they are closed. */
final class Pollers implements AutoCloseable {

  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean closed;

  /** What becomes of each poll. */
  interface Witness {

    /**
     * @param answer null if there was none
     * @param failure null if there was an answer
     * @param sent {@link System#nanoTime()} before the poll was sent
     */
    void polled(long mac, Answer answer, IOException failure, long sent);
  }

  /**
   * Starts one.
   *
   * @param patience how long it waits for an answer
   * @param pause between an answer and the next poll
   * @param macs whom to be next; asked by one thread only
   */
  void start(
      Replica replica, Duration patience, Duration pause, LongSupplier macs, Witness witness) {
    Thread thread =
        new Thread(() -> poll(PhoneLine.to(replica, patience), pause, macs, witness), "poller");
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
  }

  /** Returns when the last has its answer. */
  @Override
  public void close() {
    closed = true;
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void poll(PhoneLine line, Duration pause, LongSupplier macs, Witness witness) {
    try (line) {
      while (!closed) {
        long mac = macs.getAsLong();
        long sent = System.nanoTime();
        try {
          witness.polled(mac, line.poll(mac), null, sent);
        } catch (IOException failure) {
          witness.polled(mac, null, failure, sent);
        }
        LockSupport.parkNanos(pause.toNanos());
      }
    }
  }
}
