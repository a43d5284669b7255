package io.pointsman.routing;

/**
 * An own URL's id, and the number of the organization whose it must be.
 *
 * @param id at least 1
 */
record OwnUrlKey(long id, int organization) implements ContentKey<OwnUrlContent> {

  static OwnUrlKey of(Route.ToOwnUrl route) {
    return new OwnUrlKey(route.urlId(), route.organization());
  }

  @Override
  public boolean fits(OwnUrlContent content) {
    return content.organization() == organization;
  }
}
