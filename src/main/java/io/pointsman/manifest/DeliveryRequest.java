package io.pointsman.manifest;

import io.pointsman.dialect.Recognition;
import io.pointsman.mac.MacAddress;
import io.pointsman.routing.RoutedProfile;
import io.pointsman.template.PhoneFacts;
import io.pointsman.template.UrlTemplate;

/**
 * A poll whose route is decided.
 *
 * @param mac never null: a through-link's own, or what was recognised
 * @param path as asked, begins with a slash
 * @param query without the question mark; null if there is none
 * @param userAgent null if the phone sent none
 * @param publicUrl where this phone reaches us, without a slash at its end
 * @param template the profile's for this vendor, or the device's own URL
 * @param status of a redirect: 302 or 307
 */
public record DeliveryRequest(
    MacAddress mac,
    Recognition recognition,
    String path,
    String query,
    String userAgent,
    String publicUrl,
    RoutedProfile profile,
    UrlTemplate template,
    int status) {

  /** What stands in for placeholders. */
  PhoneFacts facts() {
    return new PhoneFacts(
        mac,
        recognition.model(),
        recognition.file(),
        path.length() == 1 ? null : path.substring(1));
  }
}
