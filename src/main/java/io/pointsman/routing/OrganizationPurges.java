package io.pointsman.routing;

import java.util.Map;
import java.util.UUID;

/**
 * The newest purges of an organization, each by what it touches.
 *
 * @param number the organization's short name in memory
 * @param all of everything it has; 0 if there is none
 * @param profiles by the profile's number
 * @param macs by the MAC's value
 */
record OrganizationPurges(
    UUID id, int number, long all, Map<Integer, Long> profiles, Map<Long, Long> macs) {

  long newest(int profile, long mac) {
    return Math.max(all, Math.max(profiles.getOrDefault(profile, 0L), macs.getOrDefault(mac, 0L)));
  }
}
