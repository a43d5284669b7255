package io.pointsman.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UploadRulesTest {

  @Test
  void aTinyUploadCountsForItsRow() {
    assertThat(IntStream.of(1, 1023, 1024, 1025).map(UploadRules::charged))
        .containsExactly(1024, 1024, 1024, 1025);
  }
}
