package io.pointsman.routing;

import io.pointsman.template.PhoneFacts;
import io.pointsman.template.UrlTemplate;
import java.util.Optional;

/**
 * What a phone is told.
 *
 * @param status 302 or 307; 200 for a file, which only a preview shows; 404 for a refusal; 503 if
 *     it should come again
 * @param location null unless it is sent on
 * @param retryAfter seconds; 0 unless it should come again
 */
public record PhoneAnswer(int status, String location, int retryAfter) {

  private static final PhoneAnswer FILE = new PhoneAnswer(200, null, 0);
  private static final PhoneAnswer REFUSED = new PhoneAnswer(404, null, 0);

  /** One that looks like every other refusal. */
  public static PhoneAnswer refused() {
    return REFUSED;
  }

  /** A file that is written or fetched when it is asked for. */
  public static PhoneAnswer file() {
    return FILE;
  }

  public static PhoneAnswer comeAgain(int seconds) {
    return new PhoneAnswer(503, null, seconds);
  }

  /**
   * Sends the phone on, or refuses it if it did not say what the URL needs.
   *
   * @param profile gives the status; null for 302
   */
  public static PhoneAnswer sendTo(UrlTemplate url, RoutedProfile profile, PhoneFacts phone) {
    return sendTo(url, profile == null ? 302 : profile.target().status(), phone);
  }

  public static PhoneAnswer sendTo(Target target, PhoneFacts phone) {
    return sendTo(target.template(), target.status(), phone);
  }

  private static PhoneAnswer sendTo(UrlTemplate url, int status, PhoneFacts phone) {
    Optional<String> location = url.expand(phone);
    return location.isPresent() ? new PhoneAnswer(status, location.get(), 0) : REFUSED;
  }
}
