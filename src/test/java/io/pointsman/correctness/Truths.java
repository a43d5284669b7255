package io.pointsman.correctness;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What was true for each MAC, and from when on: a change is committed at some moment between its
 * request and the answer to it.
 */
final class Truths {

  private final long tolerance;
  private final Map<Long, List<Truth>> histories = new ConcurrentHashMap<>();
  private final AtomicLong worst = new AtomicLong();

  Truths() {
    this(Duration.ofSeconds(1));
  }

  /**
   * @param tolerance for how long what was superseded may still be answered
   */
  Truths(Duration tolerance) {
    this.tolerance = tolerance.toNanos();
  }

  /**
   * Makes a change, whose effect is known beforehand.
   *
   * @param effects the new truth of every MAC; those that have it already do not change
   */
  void change(Map<Long, String> effects, Runnable commit) {
    List<Truth> changed = new ArrayList<>();
    long requested = System.nanoTime();
    effects.forEach(
        (mac, text) -> {
          List<Truth> history = histories.computeIfAbsent(mac, first -> new ArrayList<>());
          synchronized (history) {
            if (history.isEmpty() || !history.get(history.size() - 1).text.equals(text)) {
              Truth truth = new Truth(text, requested);
              history.add(truth);
              changed.add(truth);
            }
          }
        });
    commit.run();
    long answered = System.nanoTime();
    changed.forEach(truth -> truth.certainFrom = answered);
  }

  /**
   * @return null, or why the answer is wrong: it was never true, or superseded for longer than is
   *     tolerated when the poll was sent
   */
  String wrong(long mac, Answer answer) {
    List<Truth> history = histories.get(mac);
    String best = "was never true";
    synchronized (history) {
      for (int i = history.size() - 1; i >= 0; i--) {
        if (history.get(i).text.equals(answer.text())) {
          if (answer.received() - history.get(i).possibleFrom < 0) {
            best = "was not true yet";
            continue;
          }
          long late = i + 1 == history.size() ? 0 : supersededFor(history.get(i + 1), answer);
          if (late <= tolerance) {
            worst.accumulateAndGet(late, Math::max);
            return null;
          }
          best = "had been superseded for " + late / 1_000_000 + " ms";
          break;
        }
      }
      return "%012x: '%s' %s, true is %s"
          .formatted(mac, answer.text(), best, history.get(history.size() - 1).text);
    }
  }

  /** The last truth of every MAC. */
  Map<Long, String> now() {
    Map<Long, String> now = new TreeMap<>();
    histories.forEach(
        (mac, history) -> {
          synchronized (history) {
            now.put(mac, history.get(history.size() - 1).text);
          }
        });
    return now;
  }

  /** For how long the latest of all right answers had been superseded, in milliseconds. */
  long worstMillis() {
    return worst.get() / 1_000_000;
  }

  private static long supersededFor(Truth next, Answer answer) {
    return next.certainFrom == Truth.PENDING ? 0 : answer.sent() - next.certainFrom;
  }

  private static final class Truth {

    private static final long PENDING = Long.MIN_VALUE;

    private final String text;
    private final long possibleFrom;
    private volatile long certainFrom = PENDING;

    private Truth(String text, long possibleFrom) {
      this.text = text;
      this.possibleFrom = possibleFrom;
    }
  }
}
