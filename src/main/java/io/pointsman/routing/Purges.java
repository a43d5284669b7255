package io.pointsman.routing;

import io.pointsman.mac.MacAddress;

/** What a tenant wants no longer served from a cache. */
public interface Purges {

  /**
   * The number of the newest purge that touches what this phone is given by this profile; 0 if
   * there is none. What is cached under a smaller number is of before it.
   */
  long newest(RoutedProfile profile, MacAddress mac);
}
