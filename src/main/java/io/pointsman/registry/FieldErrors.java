package io.pointsman.registry;

import java.util.ArrayList;
import java.util.List;

/** Collects bad fields, so that one answer can name them all. */
public final class FieldErrors {

  private final List<FieldError> errors = new ArrayList<>();

  public FieldErrors add(String field, Object value, String message) {
    errors.add(new FieldError(field, value == null ? null : value.toString(), message));
    return this;
  }

  public boolean isEmpty() {
    return errors.isEmpty();
  }

  /** A copy, in the order of addition. */
  public List<FieldError> list() {
    return List.copyOf(errors);
  }

  /**
   * @throws RegistryException {@code INVALID_FIELDS} with all that were added, if any were
   */
  public void throwIfAny() {
    throwIfAny(ProblemType.INVALID_FIELDS);
  }

  /** As {@link #throwIfAny()}, with another type. */
  public void throwIfAny(ProblemType type) {
    if (!errors.isEmpty()) {
      throw RegistryException.fields(type, errors);
    }
  }
}
