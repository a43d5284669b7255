package io.pointsman.api;

import io.pointsman.mac.MacAddress;
import io.pointsman.mac.MacInterval;
import io.pointsman.mac.MalformedMacException;
import io.pointsman.registry.PageRequest;
import io.pointsman.registry.RegistryException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads parts of paths and queries; each failure is {@code INVALID_PARAMETERS}. */
final class Parameters {

  /** {@code UUID.fromString} would take shorter groups too. */
  private static final Pattern ID =
      Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private Parameters() {}

  static Optional<UUID> tryUuid(String text) {
    return ID.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
  }

  /** Null for null. */
  static UUID uuid(String name, String text) {
    if (text == null) {
      return null;
    }
    return tryUuid(text).orElseThrow(() -> RegistryException.parameter(name, text, "is not an id"));
  }

  /** Null for null. */
  static MacAddress mac(String name, String text) {
    try {
      return text == null ? null : MacAddress.parse(text);
    } catch (MalformedMacException malformed) {
      throw RegistryException.parameter(name, text, malformed.getMessage());
    }
  }

  /** A prefix, or first and last with a hyphen between; null for null. */
  static MacInterval interval(String name, String text) {
    try {
      return text == null ? null : Intervals.parse(text);
    } catch (MalformedMacException malformed) {
      throw RegistryException.parameter(name, text, malformed.getMessage());
    }
  }

  /** First and last with a hyphen between. */
  static MacInterval bounds(String name, String text) {
    try {
      return Intervals.bounds(text)
          .orElseThrow(
              () ->
                  RegistryException.parameter(
                      name, text, "is neither an id nor first-last, as 7c2f80000000-7c2f80ffffff"));
    } catch (MalformedMacException malformed) {
      throw RegistryException.parameter(name, text, malformed.getMessage());
    }
  }

  /** The organization that the query, the body or both name; null if neither does. */
  static UUID organization(String query, UUID body) {
    UUID asked = uuid("organization", query);
    if (asked != null && body != null && !asked.equals(body)) {
      throw RegistryException.parameter(
          "organization", query, "differs from the one in the body: say it once");
    }
    return asked == null ? body : asked;
  }

  /** False for null. */
  static boolean flag(String name, String text) {
    if (text == null || text.equals("false")) {
      return false;
    }
    if (text.equals("true")) {
      return true;
    }
    throw RegistryException.parameter(name, text, "give true or false");
  }

  static PageRequest page(String limit, String cursor) {
    try {
      int count = limit == null ? PageRequest.DEFAULT_LIMIT : Integer.parseInt(limit);
      return new PageRequest(count, cursor);
    } catch (NumberFormatException garbled) {
      throw RegistryException.parameter(
          "limit", limit, "give a number from 1 to " + PageRequest.MAX_LIMIT);
    }
  }
}
