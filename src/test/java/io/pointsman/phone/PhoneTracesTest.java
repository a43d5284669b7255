package io.pointsman.phone;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class PhoneTracesTest {

  private final List<SpanData> spans = new CopyOnWriteArrayList<>();

  @Test
  void eachPollIsASpanWithoutAParentThatTellsHowItWasAnswered() {
    long before = System.currentTimeMillis();
    try (SdkTracerProvider provider =
            SdkTracerProvider.builder()
                .addSpanProcessor(SimpleSpanProcessor.create(new Collecting()))
                .build();
        TestListener listener =
            new TestListener(Vertx.vertx(), null, new PhoneTraces(provider.get("test")))) {
      assertThat(
              listener.get(
                  "/device/7C2F80ABCDEF.xml",
                  "traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"))
          .startsWith("HTTP/1.1 302 ");
      Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> spans.size() == 1);
    }

    SpanData span = spans.get(0);
    assertThat(span.getName()).isEqualTo("poll");
    assertThat(span.getKind()).isEqualTo(SpanKind.SERVER);
    assertThat(span.getParentSpanId()).isEqualTo(SpanId.getInvalid());
    assertThat(span.getStartEpochNanos()).isLessThanOrEqualTo(span.getEndEpochNanos());
    assertThat(span.getEndEpochNanos() / 1_000_000).isBetween(before, System.currentTimeMillis());
    assertThat(span.getAttributes().asMap().toString())
        .contains("pointsman.mode=redirect", "pointsman.result=redirected")
        .contains("pointsman.vendor=gigaset");
  }

  private final class Collecting implements SpanExporter {
    @Override
    public CompletableResultCode export(Collection<SpanData> ended) {
      spans.addAll(ended);
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode flush() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
      return CompletableResultCode.ofSuccess();
    }
  }
}
