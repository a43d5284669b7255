package io.pointsman.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.impl.NoStackTraceThrowable;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;

class DatabaseFailureTest {

  @Test
  void aPoolWithoutAFreeConnectionWillHaveOne() {
    Throwable timeout = new IllegalStateException(new NoStackTraceThrowable("Timeout"));
    assertThat(DatabaseFailure.willPass(timeout)).isTrue();
  }

  @Test
  void aServerThatIsAwayComesBack() {
    assertThat(DatabaseFailure.willPass(new ConnectException("refused"))).isTrue();
  }

  @Test
  void whatIsOurFaultDoesNotPass() {
    assertThat(DatabaseFailure.willPass(new IllegalStateException("no"))).isFalse();
  }
}
