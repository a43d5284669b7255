package io.pointsman.routing;

import io.pointsman.mac.MacAddress;

/** TEMP stub; Router implements it. */
@FunctionalInterface
public interface Routes {
  Route route(MacAddress mac);
}
