package io.pointsman.correctness;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;

/**
 * Phones that each ask once, at a time of their own, on a connection of their own, every other one
 * by TLS; who is told to come again does.
 */
final class ReturningPhones implements AutoCloseable {

  private static final int AT_ONCE = 32;
  private static final int MOST_TRIES = 30;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final int[] ports;
  private final int[] tlsPorts;
  private final int all;
  private final DelayQueue<Visit> visits = new DelayQueue<>();
  private final List<Thread> threads = new ArrayList<>();
  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
  private final AtomicInteger done = new AtomicInteger();
  private final AtomicInteger later = new AtomicInteger();
  private final AtomicLong worst = new AtomicLong();
  private final AtomicLong last = new AtomicLong();
  private final long began = System.nanoTime();

  /**
   * @param truth what it must be told
   */
  record Phone(Maker maker, long mac, String truth) {}

  private record Visit(Phone phone, int number, int tries, long due) implements Delayed {
    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(due - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      return Long.signum(due - ((Visit) other).due);
    }
  }

  /**
   * @param tlsPorts those of the same replicas
   * @param rate how many ask in a second on the average
   */
  ReturningPhones(int[] ports, int[] tlsPorts, List<Phone> phones, int rate) {
    this.ports = ports;
    this.tlsPorts = tlsPorts;
    this.all = phones.size();
    long seed = Long.getLong("pointsman.seed", System.nanoTime());
    System.out.println("ReturningPhones: -Dpointsman.seed=" + seed);
    Random random = new Random(seed);
    long during = TimeUnit.SECONDS.toNanos(1) * phones.size() / rate;
    for (int i = 0; i < phones.size(); i++) {
      visits.add(new Visit(phones.get(i), i, 1, began + (long) (random.nextDouble() * during)));
    }
    for (int i = 0; i < AT_ONCE; i++) {
      Thread thread = new Thread(this::run, "returning");
      thread.setDaemon(true);
      threads.add(thread);
      thread.start();
    }
  }

  /** Waits until the last phone has been told. */
  void awaitAll(Duration atMost) {
    Awaitility.await("every phone has been told")
        .atMost(atMost)
        .until(() -> done.get() + wrong.size() >= all);
  }

  List<String> wrong() {
    return List.copyOf(wrong);
  }

  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
  }

  @Override
  public String toString() {
    return "%d phones told in %d ms, %d told to come again, the slowest answer after %d ms"
        .formatted(
            done.get(),
            TimeUnit.NANOSECONDS.toMillis(last.get() - began),
            later.get(),
            TimeUnit.NANOSECONDS.toMillis(worst.get()));
  }

  private void run() {
    try {
      while (true) {
        visit(visits.take());
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private void visit(Visit visit) {
    Phone phone = visit.phone();
    int replica = visit.number() / 2 % ports.length;
    try (PhoneLine line =
        visit.number() % 2 == 0
            ? PhoneLine.to(ports[replica], PATIENCE)
            : PhoneLine.overTls(tlsPorts[replica], PATIENCE)) {
      Answer answer = line.poll(phone.maker().path(phone.mac()), phone.maker().agent(phone.mac()));
      worst.accumulateAndGet(answer.received() - answer.sent(), Math::max);
      if (answer.text().equals(phone.truth())) {
        last.accumulateAndGet(answer.received(), Math::max);
        done.incrementAndGet();
      } else if (answer.text().equals(Answer.LATER) && visit.tries() < MOST_TRIES) {
        later.incrementAndGet();
        long wait = TimeUnit.SECONDS.toNanos(Long.parseLong(answer.retryAfter()));
        visits.add(new Visit(phone, visit.number(), visit.tries() + 1, System.nanoTime() + wait));
      } else {
        wrong.add("%s: %s".formatted(phone, answer));
      }
    } catch (IOException failure) {
      wrong.add("%s: %s".formatted(phone, failure));
    }
  }
}
