package io.pointsman.registry;

import io.pointsman.template.TemplateSyntax;
import io.pointsman.template.UrlTemplate;
import jakarta.enterprise.context.ApplicationScoped;

/** What a device may say of itself. */
@ApplicationScoped
class DeviceRules {

  private static final int SERIAL = 64;
  private static final int NOTE = 1000;

  private final TargetPolicy targets;

  DeviceRules(TargetPolicy targets) {
    this.targets = targets;
  }

  /**
   * @param prefix of the fields' names, such as {@code devices[7].}; empty for the top
   * @return the checked URL of its own; null if there is none, or an error was added
   */
  UrlTemplate check(FieldErrors errors, String prefix, DeviceWrite device, Organization holder) {
    checkTexts(errors, prefix, device);
    return checkTarget(errors, prefix, device, holder);
  }

  /** The part that depends on nothing but the device. */
  static void checkTexts(FieldErrors errors, String prefix, DeviceWrite device) {
    TextRules.optional(errors, prefix + "serial", device.serial(), SERIAL);
    TextRules.optional(errors, prefix + "note", device.note(), NOTE);
  }

  /** The part that is the same for all devices of one holder with the same target. */
  UrlTemplate checkTarget(
      FieldErrors errors, String prefix, DeviceWrite device, Organization holder) {
    if (device.url() != null) {
      UrlTemplate url = targets.check(errors, prefix, "url", device.syntax(), device.url(), holder);
      if (url != null && url.hasUserInfo()) {
        errors.add(
            "user-info-in-url",
            prefix + "url",
            url.masked(),
            "has user-info, which anyone who names the MAC would be told: leave it out, or use a profile that says \"exposeCredentials\": true");
        return null;
      }
      return url;
    }
    if (device.syntax() != null) {
      errors.add(prefix + "syntax", device.syntax(), "is the syntax of a URL, and there is none");
    }
    if (device.profile() == null) {
      errors.add(
          "no-target",
          prefix + "profile",
          null,
          "a device needs a profile, a URL of its own, or both");
    }
    return null;
  }

  /** The text of a stored URL with its secret parts masked. */
  static String masked(OwnUrl url) {
    return UrlTemplate.parse(TemplateSyntax.valueOf(url.syntax), url.template).masked();
  }
}
