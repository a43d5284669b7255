package io.pointsman.routing;

import io.pointsman.mac.MacAddress;

/** Decides where a phone belongs, from memory: asks no store, never blocks. */
@FunctionalInterface
public interface Routes {

  Route route(MacAddress mac);
}
