package io.pointsman.routing;

/** The feed brings so much that loading everything is cheaper. */
final class TooManyChangesException extends RuntimeException {

  TooManyChangesException(int most) {
    super("more than " + most + " devices changed at once");
  }
}
