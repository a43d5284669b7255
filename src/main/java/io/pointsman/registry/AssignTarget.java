package io.pointsman.registry;

import java.util.Map;
import java.util.UUID;

/**
 * What devices are given.
 *
 * @param hasProfile whether the profile is given; else it stays
 * @param profile null for none
 * @param hasUrl whether the URL is given; else it stays
 * @param url id of an own URL; null for none
 */
record AssignTarget(boolean hasProfile, UUID profile, boolean hasUrl, Long url) {

  /** Adds what is given; the URL by its id, as its text may hold secrets. */
  void describe(Map<String, Object> audited) {
    if (hasProfile) {
      audited.put("profile", profile == null ? "none" : profile);
    }
    if (hasUrl) {
      audited.put("url", url == null ? "none" : url);
    }
  }
}
