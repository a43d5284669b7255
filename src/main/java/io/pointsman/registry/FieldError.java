package io.pointsman.registry;

/**
 * One bad field.
 *
 * @param field its path, such as {@code overrides.snom.template}
 * @param value what was given, shortened; null if nothing was
 * @param message what is wrong and what to do
 */
public record FieldError(String field, String value, String message) {

  private static final int SHOWN = 200;

  public FieldError {
    if (value != null && value.length() > SHOWN) {
      value = value.substring(0, SHOWN) + "…";
    }
  }
}
