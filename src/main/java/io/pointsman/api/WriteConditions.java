package io.pointsman.api;

import io.pointsman.registry.Precondition;
import org.jboss.resteasy.reactive.RestHeader;

/** What the headers of a write say of the version that it is meant for. */
class WriteConditions {

  @RestHeader("If-Match")
  String ifMatch;

  @RestHeader("If-None-Match")
  String ifNoneMatch;

  /** As {@link Preconditions#of}. */
  Precondition read() {
    return Preconditions.of(ifMatch, ifNoneMatch);
  }
}
