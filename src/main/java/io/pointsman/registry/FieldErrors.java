package io.pointsman.registry;

import java.util.ArrayList;
import java.util.List;

/** Collects bad fields, so that one answer can name them all. */
public final class FieldErrors {

  private final List<FieldError> errors = new ArrayList<>();
  private final List<String> reasons = new ArrayList<>();

  public FieldErrors add(String field, Object value, String message) {
    return add("malformed-" + field.substring(field.lastIndexOf('.') + 1), field, value, message);
  }

  /**
   * @param reason a stable word with hyphens, by which programs tell rows of files apart
   */
  FieldErrors add(String reason, String field, Object value, String message) {
    reasons.add(reason);
    errors.add(new FieldError(field, value == null ? null : value.toString(), message));
    return this;
  }

  /** The first of them as the refusal of a row; there must be one. */
  RowRefusal refusal(long line) {
    FieldError first = errors.get(0);
    return new RowRefusal(
        line, RowText.shown(first.value()), reasons.get(0), first.field() + ": " + first.message());
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
