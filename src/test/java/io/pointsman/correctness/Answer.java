package io.pointsman.correctness;

import java.util.concurrent.TimeUnit;

/**
 * What a phone was told, and when.
 *
 * @param location null without one
 * @param retryAfter null without one
 * @param sent {@link System#nanoTime()} before the request was written
 * @param received {@link System#nanoTime()} after the last byte of the answer
 */
record Answer(int status, String location, String retryAfter, long sent, long received) {

  static final String UNKNOWN = "404";
  static final String LATER = "503";

  /** How an answer that sends a phone to a URL reads in {@link #text()}. */
  static String to(String url) {
    return "302 " + url;
  }

  /**
   * Status and target, for comparing; a 503 that does not say when to come again reads otherwise.
   */
  String text() {
    return switch (status) {
      case 404 -> location == null ? UNKNOWN : "404 with a Location";
      case 503 ->
          retryAfter != null && retryAfter.matches("[1-9][0-9]{0,3}")
              ? LATER
              : "503 with Retry-After " + retryAfter;
      default -> status + " " + location;
    };
  }

  double millis() {
    return (received - sent) / (double) TimeUnit.MILLISECONDS.toNanos(1);
  }
}
