package io.pointsman.routing;

/** Where one MAC belongs, as far as memory tells. */
public sealed interface Route {

  /** Nobody's phone, or one whose holder gave it no target, or a suspended one. */
  record Unknown() implements Route {
    static final Unknown UNKNOWN = new Unknown();
  }

  /**
   * Released a moment ago: nobody can say yet whose it is.
   *
   * @param seconds how long it still rests, at least 1
   */
  record Resting(int seconds) implements Route {}

  /** Sent where a profile says. */
  record ToProfile(RoutedProfile profile) implements Route {}

  /**
   * Sent to a URL of its own.
   *
   * @param urlId names an immutable content; see {@link OwnUrls}
   * @param organization the holder's number
   * @param profile gives the status; null if the device has none
   */
  record ToOwnUrl(long urlId, int organization, RoutedProfile profile) implements Route {}
}
