package io.pointsman.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;

class PreconditionTest {

  @Test
  void noneDemandsNothing() {
    assertThatCode(() -> Precondition.NONE.check(null)).doesNotThrowAnyException();
    assertThatCode(() -> Precondition.NONE.check(7)).doesNotThrowAnyException();
  }

  @Test
  void createOnlyDemandsAbsence() {
    assertThatCode(() -> Precondition.CREATE_ONLY.check(null)).doesNotThrowAnyException();
    refused(Precondition.CREATE_ONLY, 0);
  }

  @Test
  void versionsDemandOneOfThem() {
    Precondition versions = Precondition.version(3, 4);
    assertThatCode(() -> versions.check(4)).doesNotThrowAnyException();
    refused(versions, 5);
    refused(versions, null);
  }

  private static void refused(Precondition precondition, Integer version) {
    RegistryException refusal =
        catchThrowableOfType(RegistryException.class, () -> precondition.check(version));
    assertThat(refusal.type()).isEqualTo(ProblemType.PRECONDITION_FAILED);
  }
}
