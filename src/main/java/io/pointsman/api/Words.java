package io.pointsman.api;

import java.util.Locale;

/** Constants as JSON writes those that are not sent back: lower case with hyphens. */
final class Words {

  private Words() {}

  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
