package io.pointsman.security;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where in a token's claims something stands, such as {@code realm_access/roles}.
 *
 * <p>A claim whose own name has slashes, as {@code https://example/roles}, is found too: what is
 * left of the path is tried whole before it is divided.
 */
record ClaimPath(String text) {

  /** The texts that stand there, in their order; empty if there is nothing of the kind. */
  List<String> texts(Map<String, Object> claims) {
    return texts(find(claims, text)).toList();
  }

  private static Object find(Map<?, ?> object, String path) {
    if (object.containsKey(path)) {
      return object.get(path);
    }
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      if (object.get(path.substring(0, slash)) instanceof Map<?, ?> inner) {
        Object found = find(inner, path.substring(slash + 1));
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private static Stream<String> texts(Object value) {
    if (value instanceof String single) {
      return Stream.of(single);
    }
    return value instanceof Collection<?> many
        ? many.stream().filter(String.class::isInstance).map(String.class::cast)
        : Stream.empty();
  }

  /** As above, with each text taken apart at its blanks, as scopes are written. */
  List<String> words(Map<String, Object> claims) {
    return texts(claims).stream()
        .flatMap(each -> Arrays.stream(each.split(" ")))
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
