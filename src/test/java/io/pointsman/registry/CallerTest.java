package io.pointsman.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class CallerTest {

  private final UUID own = UUID.randomUUID();
  private final UUID other = UUID.randomUUID();

  @Test
  void eachRoleIncludesTheOnesBeforeIt() {
    for (Role has : Role.values()) {
      Caller caller = new Caller("x", has == Role.OPERATOR ? null : own, has);
      for (Role needed : Role.values()) {
        if (has.ordinal() >= needed.ordinal()) {
          assertThatCode(() -> caller.require(needed)).doesNotThrowAnyException();
        } else {
          assertThat(type(() -> caller.require(needed))).isEqualTo(ProblemType.FORBIDDEN);
        }
      }
    }
  }

  @Test
  void onlyTheOperatorHasNoOrganization() {
    assertThatThrownBy(() -> new Caller("x", null, Role.ADMIN))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Caller("x", own, Role.OPERATOR))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void actsForItsOwnOrganizationOnly() {
    Caller caller = new Caller("x", own, Role.ADMIN);
    assertThat(caller.actingFor(null)).isEqualTo(own);
    assertThat(caller.actingFor(own)).isEqualTo(own);
    assertThat(type(() -> caller.actingFor(other))).isEqualTo(ProblemType.NOT_FOUND);
    assertThat(Caller.operator().actingFor(other)).isEqualTo(other);
    assertThat(type(() -> Caller.operator().actingFor(null))).isEqualTo(ProblemType.INVALID_FIELDS);
  }

  private static ProblemType type(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return catchThrowableOfType(RegistryException.class, call).type();
  }
}
