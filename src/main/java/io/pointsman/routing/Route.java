package io.pointsman.routing;

/** TEMP stub. */
public sealed interface Route {
  /** TEMP stub. */
  record Unknown() implements Route {}

  /** TEMP stub. */
  record Resting(int retryAfterSeconds) implements Route {}

  /** TEMP stub. */
  record ToProfile(RoutedProfile profile) implements Route {}

  /** TEMP stub. */
  record ToOwnUrl(long urlId, int organization, RoutedProfile profile) implements Route {}
}
