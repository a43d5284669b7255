package io.pointsman.registry;

import io.pointsman.mac.MacAddress;
import java.util.UUID;

/**
 * A device as it shall be, whole: what is left out is removed. It needs a profile, a URL of its
 * own, or both.
 *
 * @param organization the holder; null: the caller's own
 * @param profile name or id of one of the holder's profiles; null for none
 * @param url raw text of a URL template that replaces the profile's; null for none
 * @param syntax the name of the {@code TemplateSyntax} of the URL; null: {@code NEUTRAL}
 * @param serial at most 64 characters, without blanks at its ends; null for none
 * @param note at most 1000 characters, as the serial
 */
public record DeviceWrite(
    MacAddress mac,
    UUID organization,
    String profile,
    String url,
    String syntax,
    String serial,
    String note) {

  public DeviceWrite {
    serial = TextRules.kept(serial);
    note = TextRules.kept(note);
  }
}
