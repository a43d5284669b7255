package io.pointsman.registry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A refusal that the caller is told about; what it carries is fit to be shown. */
public final class RegistryException extends RuntimeException {

  private final transient ProblemType type;
  private final transient List<FieldError> errors;
  private final transient Map<String, Object> extras;

  public RegistryException(ProblemType type, String detail) {
    this(type, detail, List.of(), Map.of(), null);
  }

  private RegistryException(
      ProblemType type,
      String detail,
      List<FieldError> errors,
      Map<String, Object> extras,
      Throwable cause) {
    // Refusals are answers, not faults: no stack trace unless there is a cause to see.
    super(detail, cause, false, cause != null);
    this.type = type;
    this.errors = List.copyOf(errors);
    this.extras = Map.copyOf(extras);
  }

  /** {@code INVALID_FIELDS} with one bad field. */
  public static RegistryException field(String field, Object value, String message) {
    return fields(ProblemType.INVALID_FIELDS, new FieldErrors().add(field, value, message).list());
  }

  /** {@code INVALID_PARAMETERS} with one bad part of path or query. */
  public static RegistryException parameter(String name, Object value, String message) {
    return fields(
        ProblemType.INVALID_PARAMETERS, new FieldErrors().add(name, value, message).list());
  }

  /** One detail sentence that names every bad field, and the list. */
  public static RegistryException fields(ProblemType type, List<FieldError> errors) {
    String names = String.join(", ", errors.stream().map(FieldError::field).distinct().toList());
    return new RegistryException(type, "Not usable: " + names + ".", errors, Map.of(), null);
  }

  public static RegistryException notFound(String what, Object which) {
    return new RegistryException(
        ProblemType.NOT_FOUND, "There is no %s '%s'.".formatted(what, which));
  }

  /** {@code UNAVAILABLE}, to be tried again. */
  public static RegistryException unavailable(String detail, Throwable cause) {
    return new RegistryException(ProblemType.UNAVAILABLE, detail, List.of(), Map.of(), cause)
        .with("retryAfter", 5);
  }

  /**
   * The same with one more member in the answer; {@code retryAfter}, in whole seconds, becomes a
   * header too.
   */
  public RegistryException with(String member, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(extras);
    more.put(member, value);
    return new RegistryException(type, getMessage(), errors, more, getCause());
  }

  public ProblemType type() {
    return type;
  }

  /** Every bad field; empty unless the type is about fields or parameters. */
  public List<FieldError> errors() {
    return errors;
  }

  /** Further members of the answer, such as counts. */
  public Map<String, Object> extras() {
    return extras;
  }
}
