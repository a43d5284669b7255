package io.pointsman.routing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlacedMemoryTest {

  @Test
  void holdsAsManyOfASequenceAsItMay() {
    PlacedMemory<String> memory = new PlacedMemory<>(1000);
    for (long id = 7_000_000_001L; id <= 7_000_001_000L; id++) {
      memory.put(id, "url " + id);
    }
    for (long id = 7_000_000_001L; id <= 7_000_001_000L; id++) {
      assertThat(memory.get(id)).isEqualTo("url " + id);
    }
  }

  @Test
  void givesNothingOfAnotherThatSharesItsPlace() {
    PlacedMemory<String> memory = new PlacedMemory<>(10);
    memory.put(3, "three");
    assertThat(memory.get(13)).isNull();
    memory.put(13, "thirteen");
    assertThat(memory.get(13)).isEqualTo("thirteen");
    assertThat(memory.get(3)).isNull();
  }

  @Test
  void mayBeSwitchedOff() {
    PlacedMemory<String> memory = new PlacedMemory<>(0);
    memory.put(3, "three");
    assertThat(memory.get(3)).isNull();
  }

  @Test
  void hasAPlaceForEveryId() {
    PlacedMemory<String> memory = new PlacedMemory<>(7);
    memory.put(Long.MAX_VALUE, "last");
    memory.put(-1, "never given");
    assertThat(memory.get(Long.MAX_VALUE)).isEqualTo("last");
    assertThat(memory.get(-1)).isEqualTo("never given");
  }
}
