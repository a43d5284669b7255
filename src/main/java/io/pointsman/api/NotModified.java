package io.pointsman.api;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.Arrays;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Answers 304 to a reader who has the present version already. */
class NotModified {

  private static final int NOT_MODIFIED = 304;

  @ServerResponseFilter
  public void check(ContainerRequestContext request, ContainerResponseContext response) {
    String known = request.getHeaderString("If-None-Match");
    String tag = response.getHeaderString("ETag");
    if (known == null || tag == null || !request.getMethod().equals(HttpMethod.GET)) {
      return;
    }
    boolean isKnown =
        Arrays.stream(known.split(","))
            .map(String::strip)
            .map(each -> each.startsWith("W/") ? each.substring(2) : each)
            .anyMatch(each -> each.equals(tag) || each.equals("*"));
    if (isKnown) {
      response.setStatus(NOT_MODIFIED);
      response.setEntity(null);
    }
  }
}
