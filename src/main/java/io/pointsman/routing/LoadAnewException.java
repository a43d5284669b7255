package io.pointsman.routing;

/** The feed cannot be followed from here, or loading everything is cheaper. */
final class LoadAnewException extends RuntimeException {

  private LoadAnewException(String why) {
    super(why);
  }

  static LoadAnewException tooMany(int most) {
    return new LoadAnewException("more than " + most + " devices changed at once");
  }

  static LoadAnewException lost() {
    return new LoadAnewException("the database has another history than the one that was followed");
  }
}
