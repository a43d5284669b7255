package io.pointsman.routing;

import java.util.Map;

/**
 * What a look-up asks for: an id, and the number of the organization whose content it must be.
 * Anything else under that id is as good as nothing.
 */
record OwnUrlKey(long id, int organization) {

  static OwnUrlKey of(Route.ToOwnUrl route) {
    return new OwnUrlKey(route.urlId(), route.organization());
  }

  /** Null if it is not there. */
  OwnUrlContent in(Map<Long, OwnUrlContent> contents) {
    OwnUrlContent content = contents.get(id);
    return content != null && content.organization() == organization ? content : null;
  }
}
