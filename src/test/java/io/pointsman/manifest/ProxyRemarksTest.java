package io.pointsman.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.manifest.upstream.FailureReason;
import io.pointsman.manifest.upstream.FetchFailure;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProxyRemarksTest {

  private static final CopyKey KEY = new CopyKey(new UUID(1, 1), "http://a/", null, "-", 0);
  private static final CopyKey OTHER = new CopyKey(new UUID(1, 2), "http://a/", null, "-", 0);

  private final AtomicLong now = new AtomicLong();
  private final ProxyRemarks remarks = new ProxyRemarks(now::get);

  @Test
  void areForgottenAfterTheirTime() {
    FetchFailure failure = new FetchFailure(FailureReason.MISSING, "it answers 404");
    remarks.failed(KEY, failure, Duration.ofSeconds(5));
    remarks.tooBig(OTHER, Duration.ofSeconds(9));
    now.addAndGet(Duration.ofSeconds(5).toNanos() - 1);
    assertThat(remarks.find(KEY).cause()).isSameAs(failure);
    now.incrementAndGet();
    assertThat(remarks.find(KEY)).isNull();
    assertThat(remarks.find(OTHER).result()).isEqualTo(new Found.TooBig());
    remarks.failed(OTHER, failure, Duration.ofSeconds(1));
    assertThat(remarks.find(OTHER).cause()).isSameAs(failure);
  }
}
