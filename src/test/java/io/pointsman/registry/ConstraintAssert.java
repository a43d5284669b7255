package io.pointsman.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.postgresql.util.PSQLException;

/** What the database itself says against a write. */
final class ConstraintAssert {

  private ConstraintAssert() {}

  /** The write must fail by a constraint with that in its name. */
  static void assertRefused(String constraint, ThrowingCallable write) {
    assertThatThrownBy(write)
        .cause()
        .isInstanceOfSatisfying(
            PSQLException.class,
            refused -> {
              assertThat(refused.getSQLState()).startsWith("23");
              assertThat(refused.getServerErrorMessage().getConstraint()).contains(constraint);
            });
  }
}
