package io.pointsman.fuzz;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** No input whatever gets anything but an answer out of our readers. */
class FuzzIT {

  @Test
  void aShortRunOfEveryTargetFindsNothing() throws Exception {
    Fuzzer.run(EveryFuzz.class, 50_000, 2);
  }

  @ParameterizedTest
  @FieldSource("io.pointsman.fuzz.EveryFuzz#TARGETS")
  @Tag("endurance")
  void aLongRunOfEachTargetFindsNothing(Class<?> target) throws Exception {
    Fuzzer.run(target, 1_000_000, 20);
  }
}
