package io.pointsman.boots;

import java.net.URI;
import java.util.List;

/**
 * What a phone did from power-on until it had nothing more to do.
 *
 * @param requests in order, each as {@code 200 http://host/path}
 * @param applied what changed in the phone, in order
 * @param passedOver what was for another phone
 * @param reboots how often it started anew after the power-on
 * @param failures what it could not get or take, in order
 * @param home where it asks first when it starts again
 */
public record Boot(
    List<String> requests,
    List<String> applied,
    List<String> passedOver,
    int reboots,
    List<String> failures,
    String home) {

  public Boot {
    requests = List.copyOf(requests);
    applied = List.copyOf(applied);
    passedOver = List.copyOf(passedOver);
    failures = List.copyOf(failures);
  }

  /** The paths that it was given with 200, in order. */
  public List<String> fetched() {
    return requests.stream()
        .filter(request -> request.startsWith("200 "))
        .map(request -> URI.create(request.substring(4)).getRawPath())
        .toList();
  }
}
