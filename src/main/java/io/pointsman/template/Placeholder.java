package io.pointsman.template;

/**
 * A placeholder as it stands in a template.
 *
 * @param token the text it replaces
 * @param from the first character of the fact that is written
 * @param length how many of them at most; what the fact lacks is not made up
 */
record Placeholder(String token, Fact fact, int from, int length) {

  Placeholder(String token, Fact fact) {
    this(token, fact, 0, Integer.MAX_VALUE);
  }

  /** Whether it stands for what a request asks for. */
  boolean isAsked() {
    return fact == Fact.FILE || fact == Fact.PATH;
  }
}
