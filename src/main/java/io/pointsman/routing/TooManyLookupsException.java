package io.pointsman.routing;

/** As many look-ups are under way as are allowed; the phone should come again. */
final class TooManyLookupsException extends RuntimeException {

  TooManyLookupsException(int most) {
    super("more than " + most + " contents are looked up at once");
  }
}
