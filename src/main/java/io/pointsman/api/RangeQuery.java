package io.pointsman.api;

import io.pointsman.mac.MacAddress;
import io.pointsman.registry.RangeFilter;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** Which ranges a list or an export is to hold. */
class RangeQuery {

  @Parameter(description = "Only ranges inside this interval or prefix.")
  @RestQuery
  String within;

  @Parameter(description = "Name or id of a profile.")
  @RestQuery
  String profile;

  @Parameter(description = "Id of the holder.")
  @RestQuery
  String organization;

  /**
   * @param mac only ranges around it; null for all
   */
  RangeFilter around(MacAddress mac) {
    return new RangeFilter(
        mac,
        Parameters.interval("within", within),
        profile,
        Parameters.uuid("organization", organization));
  }
}
