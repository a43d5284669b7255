package io.pointsman.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a refused call says. */
final class RefusalAssert {

  private RefusalAssert() {}

  /** The call must fail with the type, and with each of the texts in its message or its fields. */
  static RegistryException assertRefused(ProblemType type, ThrowingCallable call, String... texts) {
    RegistryException refusal = catchThrowableOfType(RegistryException.class, call);
    assertThat(refusal).as("a refusal").isNotNull();
    assertThat(refusal.type()).as(refusal.getMessage()).isEqualTo(type);
    for (String text : texts) {
      assertThat(refusal.getMessage() + " " + refusal.errors()).contains(text);
    }
    return refusal;
  }
}
