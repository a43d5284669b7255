package io.pointsman.registry;

import java.util.Locale;

/** Every kind of error a client can meet; the slugs are stable and listed in docs/problems.md. */
public enum ProblemType {
  MALFORMED_BODY(400, "The body is not usable"),
  INVALID_PARAMETERS(400, "Parts of the address are not usable"),
  INVALID_CURSOR(400, "The cursor is not usable"),
  UNAUTHENTICATED(401, "A valid key is needed"),
  FORBIDDEN(403, "The key may not do this"),
  ORGANIZATION_SUSPENDED(403, "The organization is suspended"),
  TOKEN_NOT_MAPPED(403, "The token does not say for whom it is, or with which role"),
  CLAIM_REFUSED(403, "The addresses may not be claimed"),
  NOT_FOUND(404, "There is no such thing, or it is not yours to see"),
  UNKNOWN_PATH(404, "There is nothing at this address"),
  METHOD_NOT_ALLOWED(405, "The method is not offered here"),
  NOT_ACCEPTABLE(406, "None of the accepted media types is offered"),
  BODY_TOO_SLOW(408, "The body came too slowly"),
  NAME_TAKEN(409, "The name is taken"),
  PROFILE_IN_USE(409, "The profile is in use"),
  UPLOAD_IN_USE(409, "The upload is in use"),
  UPLOADS_FULL(409, "There is no room for more uploads"),
  WRONG_MODE(409, "The profile's mode has no use for this"),
  HELD_BY_ANOTHER(409, "Another organization holds the address"),
  RESTING(409, "The address was released a moment ago"),
  RANGE_CONFLICT(409, "The range is in the way of another"),
  DEVICES_INSIDE(409, "There are devices inside the range"),
  IMPORT_FINISHED(409, "The import has ended already"),
  PRECONDITION_FAILED(412, "It is not in the state that the request demands"),
  BODY_TOO_LARGE(413, "The body is too large"),
  UNSUPPORTED_MEDIA_TYPE(415, "The media type of the body is not read"),
  INVALID_FIELDS(422, "Some fields are not usable"),
  MODE_NOT_AVAILABLE(422, "The mode is not available here"),
  TOO_MANY_EXPORTS(429, "There are too many exports just now"),
  TOO_MANY_IMPORTS(429, "There are too many imports just now"),
  TOO_MANY_PURGES(429, "There are too many purges just now"),
  INTERNAL_ERROR(500, "Something went wrong inside Pointsman"),
  UNAVAILABLE(503, "The registry cannot be reached just now"),
  PROVIDER_UNAVAILABLE(503, "The OpenID provider cannot be reached just now");

  private final int status;
  private final String title;

  ProblemType(int status, String title) {
    this.status = status;
    this.title = title;
  }

  /** The HTTP status, 400 to 599. */
  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  /** Lower case with hyphens: {@code profile-in-use}. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The URI by which programs tell problems apart. */
  public String uri() {
    return "urn:pointsman:problem:" + slug();
  }
}
