package io.pointsman.correctness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How long answers took, by phase and kind of phone.
 *
 * <p>None that must be quick may take over 250 ms. As two busy cores may keep any process waiting
 * for that long, one in a thousand is forgiven, up to a second.
 */
final class Latencies {

  private static final double SLOW = 250;
  private static final double NEVER = 1000;

  private final Map<String, List<Double>> all = new TreeMap<>();
  private final List<String> slow = new ArrayList<>();
  private int quickOnes;
  private double slowest;

  synchronized void add(Phase phase, Phones phones, Answer answer) {
    String what = phase.name() + ", " + phones;
    all.computeIfAbsent(what, first -> new ArrayList<>()).add(answer.millis());
    if (phase.mustBeQuick(phones)) {
      quickOnes++;
      slowest = Math.max(slowest, answer.millis());
      if (answer.millis() > SLOW) {
        slow.add("%s: %.0f ms".formatted(what, answer.millis()));
      }
    }
  }

  synchronized String report() {
    StringBuilder report = new StringBuilder();
    all.forEach(
        (what, millis) ->
            report.append(
                "%-50s %5d answers, worst %5.0f ms%n"
                    .formatted(
                        what,
                        millis.size(),
                        millis.stream().mapToDouble(Double::doubleValue).max().orElse(0))));
    return report
        .append(
            "of %d that must be quick: slowest %.0f ms, over 250 ms %s%n"
                .formatted(quickOnes, slowest, slow))
        .toString();
  }

  synchronized void assertQuick() {
    assertThat(quickOnes).as("answers that had to be quick").isGreaterThan(100);
    assertThat(slow).hasSizeLessThanOrEqualTo(quickOnes / 1000);
    assertThat(slowest).isLessThan(NEVER);
  }
}
