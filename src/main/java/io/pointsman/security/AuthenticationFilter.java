package io.pointsman.security;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Lets nothing of the API be reached without a valid key, not even its 404. */
class AuthenticationFilter {

  private static final String API = "/api/";

  private final Authentication authentication;
  private final CurrentCaller current;

  AuthenticationFilter(Authentication authentication, CurrentCaller current) {
    this.authentication = authentication;
    this.current = current;
  }

  @ServerRequestFilter(preMatching = true)
  public Uni<Void> authenticate(ContainerRequestContext request) {
    String path = request.getUriInfo().getPath();
    if (!path.startsWith(API) && !path.startsWith(API.substring(1))) {
      return Uni.createFrom().voidItem();
    }
    return authentication
        .authenticate(request.getHeaderString("Authorization"))
        .invoke(current::set)
        .replaceWithVoid();
  }
}
