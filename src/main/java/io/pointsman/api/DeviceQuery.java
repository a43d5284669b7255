package io.pointsman.api;

import io.pointsman.registry.DeviceFilter;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** Which devices a list or an export is to hold. */
class DeviceQuery {

  @Parameter(description = "Name or id of a profile.")
  @RestQuery
  String profile;

  @Parameter(description = "Id of a range: only devices in its bounds.")
  @RestQuery
  String range;

  @Parameter(description = "Only devices in this prefix.", example = "7C2F80A/28")
  @RestQuery
  String prefix;

  @Parameter(description = "Id of the holder.")
  @RestQuery
  String organization;

  DeviceFilter filter() {
    return new DeviceFilter(
        profile,
        Parameters.uuid("range", range),
        Parameters.interval("prefix", prefix),
        Parameters.uuid("organization", organization));
  }
}
