package io.pointsman.registry.imports;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.pointsman.registry.RowsOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** What imports do, in numbers of this replica. */
@ApplicationScoped
class ImportMeters {

  private final MeterRegistry registry;
  private final Timer turns;
  private final AtomicLong unfinished = new AtomicLong();

  ImportMeters(MeterRegistry registry) {
    this.registry = registry;
    for (ImportSubject subject : ImportSubject.values()) {
      count(subject, RowsOutcome.NOTHING);
    }
    Gauge.builder("pointsman.import.unfinished", unfinished::get)
        .description("Imports that are not finished, of all replicas")
        .register(registry);
    turns =
        Timer.builder("pointsman.import.turn.time")
            .description("Time of one turn of an import")
            .serviceLevelObjectives(
                Duration.ofMillis(100),
                Duration.ofMillis(250),
                Duration.ofMillis(500),
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                Duration.ofSeconds(30))
            .register(registry);
  }

  void turned(ImportSubject subject, RowsOutcome outcome, long nanoseconds) {
    count(subject, outcome);
    turns.record(nanoseconds, TimeUnit.NANOSECONDS);
  }

  void unfinished(long jobs) {
    unfinished.set(jobs);
  }

  private void count(ImportSubject subject, RowsOutcome outcome) {
    count(subject, "created", outcome.created());
    count(subject, "changed", outcome.changed());
    count(subject, "unchanged", outcome.unchanged());
    count(subject, "rejected", outcome.refused().size());
  }

  private void count(ImportSubject subject, String outcome, long rows) {
    registry
        .counter(
            "pointsman.import.rows",
            "subject",
            subject.name().toLowerCase(Locale.ROOT),
            "outcome",
            outcome)
        .increment(rows);
  }
}
