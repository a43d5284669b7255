package io.pointsman.phone;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * A span for each poll that is sampled. It is made when the poll is answered, with the time at
 * which it began, so that nothing is carried along meanwhile.
 *
 * <p>It has no parent: a phone does not decide what is traced. Nor does it say which phone it was.
 */
public final class PhoneTraces {

  private static final AttributeKey<String> VENDOR = AttributeKey.stringKey("pointsman.vendor");
  private static final AttributeKey<String> MODE = AttributeKey.stringKey("pointsman.mode");
  private static final AttributeKey<String> RESULT = AttributeKey.stringKey("pointsman.result");

  private final Tracer tracer;

  public PhoneTraces(Tracer tracer) {
    this.tracer = tracer;
  }

  /**
   * @param nanoseconds from the whole request to its answer
   */
  void answered(Poll poll, Result result, long nanoseconds) {
    Instant now = Instant.now();
    long end = TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    Span span =
        tracer
            .spanBuilder("poll")
            .setNoParent()
            .setSpanKind(SpanKind.SERVER)
            .setStartTimestamp(end - nanoseconds, TimeUnit.NANOSECONDS)
            .startSpan();
    if (span.isRecording()) {
      span.setAttribute(VENDOR, poll.vendor().slug());
      span.setAttribute(MODE, result.mode());
      span.setAttribute(RESULT, PhoneMeters.lower(result));
    }
    span.end(end, TimeUnit.NANOSECONDS);
  }
}
