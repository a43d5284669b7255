package io.pointsman.registry.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PaceTest {

  private static final long PIECE = TimeUnit.MILLISECONDS.toNanos(60);

  @Test
  void restsForWhatItsPieceTookInProportion() {
    assertThat(new Pace(60, true).rest(PIECE)).isEqualTo(TimeUnit.MILLISECONDS.toNanos(40));
    assertThat(new Pace(100, true).rest(PIECE)).isZero();
    assertThat(new Pace(10, true).rest(TimeUnit.MILLISECONDS.toNanos(9)))
        .isEqualTo(TimeUnit.MILLISECONDS.toNanos(81));
  }

  @Test
  void restsForHalfASecondAtMost() {
    assertThat(new Pace(60, true).rest(TimeUnit.HOURS.toNanos(1)))
        .isEqualTo(TimeUnit.MILLISECONDS.toNanos(500));
  }

  @Test
  void takesNothingBeyondItsRange() {
    assertThat(new Pace(0, true).rest(PIECE)).isEqualTo(new Pace(10, true).rest(PIECE));
    assertThat(new Pace(1000, true).rest(PIECE)).isZero();
  }

  @Test
  void leavesNoCoreToPhonesThatAnotherProcessServes() {
    assertThat(new Pace(60, false).rest(PIECE)).isZero();
  }
}
