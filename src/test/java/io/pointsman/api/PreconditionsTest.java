package io.pointsman.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.pointsman.registry.Precondition;
import io.pointsman.registry.ProblemType;
import io.pointsman.registry.RegistryException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreconditionsTest {

  @Test
  void headersAreRead() {
    assertThat(Preconditions.of(null, null)).isEqualTo(Precondition.NONE);
    assertThat(Preconditions.of(null, " * ")).isEqualTo(Precondition.CREATE_ONLY);
    assertThat(Preconditions.of("*", null)).isEqualTo(new Precondition(false, true, null));
    assertThat(Preconditions.of("\"3\"", null)).isEqualTo(Precondition.version(3));
    assertThat(Preconditions.of("\"3\" , \"12\"", null)).isEqualTo(Precondition.version(3, 12));
  }

  @Test
  void weakAndForeignTagsMatchNothing() {
    assertThat(Preconditions.of("W/\"3\"", null).versions()).isEqualTo(Set.of());
    assertThat(Preconditions.of("\"abc\", \"99999999999\"", null).versions()).isEqualTo(Set.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"3", "\"3", "\"3\" \"4\"x", "x\"3\"", "\"3\",,"})
  void garbledTagsAreRefused(String header) {
    assertThat(
            catchThrowableOfType(RegistryException.class, () -> Preconditions.of(header, null))
                .type())
        .isEqualTo(ProblemType.INVALID_PARAMETERS);
  }

  @Test
  void writesKnowIfNoneMatchWithAStarOnly() {
    for (String[] headers : new String[][] {{null, "\"3\""}, {"\"3\"", "*"}}) {
      assertThat(
              catchThrowableOfType(
                      RegistryException.class, () -> Preconditions.of(headers[0], headers[1]))
                  .type())
          .isEqualTo(ProblemType.INVALID_PARAMETERS);
    }
  }
}
