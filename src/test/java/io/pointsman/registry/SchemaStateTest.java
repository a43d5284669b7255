package io.pointsman.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SchemaStateTest {

  @Test
  void notToKnowKeepsOnlyThoseOffWhoServeNoPhones() {
    assertThat(SchemaState.UNKNOWN.ready(false)).isFalse();
    assertThat(SchemaState.UNKNOWN.ready(true)).isTrue();
  }

  @Test
  void aSchemaThatIsTooOldKeepsEverybodyOff() {
    SchemaState behind = SchemaState.behind("12");
    assertThat(behind.ready(false)).isFalse();
    assertThat(behind.ready(true)).isFalse();
    assertThat(behind.text()).startsWith("version 12 is missing; waiting for the command migrate");
  }

  @Test
  void oneThatIsUpToDateIsReady() {
    assertThat(SchemaState.UP_TO_DATE.ready(false)).isTrue();
    assertThat(SchemaState.UP_TO_DATE.ready(true)).isTrue();
  }
}
