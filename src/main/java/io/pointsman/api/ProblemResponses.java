package io.pointsman.api;

import io.pointsman.registry.ProblemType;
import io.pointsman.registry.RegistryException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Problems as responses, with the headers that belong to them. */
final class ProblemResponses {

  private ProblemResponses() {}

  static Response of(RegistryException refusal) {
    Response.ResponseBuilder response =
        Response.status(refusal.type().status())
            .type(Problem.MEDIA_TYPE)
            .header(HttpHeaders.CACHE_CONTROL, "no-store")
            .entity(Problem.of(refusal));
    Object retryAfter = refusal.extras().get("retryAfter");
    if (retryAfter != null) {
      response.header(HttpHeaders.RETRY_AFTER, retryAfter);
    }
    if (refusal.type() == ProblemType.UNAUTHENTICATED) {
      response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"pointsman\"");
    }
    if (refusal.type() == ProblemType.BODY_TOO_LARGE) {
      response.header("Connection", "close");
    }
    return response.build();
  }
}
