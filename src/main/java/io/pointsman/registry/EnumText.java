package io.pointsman.registry;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Reads the names of constants. */
final class EnumText {

  private EnumText() {}

  /**
   * @param text exactly a constant's name
   * @param absent what null means; null: a value is needed
   * @return null if an error was added
   */
  static <E extends Enum<E>> E parse(
      FieldErrors errors, String field, String text, Class<E> type, E absent) {
    List<E> all = Arrays.asList(type.getEnumConstants());
    if (text == null && absent != null) {
      return absent;
    }
    for (E constant : all) {
      if (constant.name().equals(text)) {
        return constant;
      }
    }
    errors.add(
        field,
        text,
        "must be one of " + all.stream().map(Enum::name).collect(Collectors.joining(", ")));
    return null;
  }
}
