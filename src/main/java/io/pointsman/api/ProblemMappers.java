package io.pointsman.api;

import io.pointsman.registry.ProblemType;
import io.pointsman.registry.RegistryException;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every failure becomes a problem. */
class ProblemMappers {

  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

  private final AllowedMethods methods;

  ProblemMappers(AllowedMethods methods) {
    this.methods = methods;
  }

  @ServerExceptionMapper
  public Response refusal(RegistryException refusal) {
    if (refusal.type() == ProblemType.UNAVAILABLE) {
      LOG.warnf("Answered 503: %s", String.valueOf(refusal.getCause()));
    }
    return ProblemResponses.of(refusal);
  }

  @ServerExceptionMapper
  public Response method(NotAllowedException failure, RoutingContext request) {
    // Not JAX-RS' address, which is none if the Host header is broken.
    String allowed = methods.of(request.normalizedPath());
    return Response.fromResponse(
            ProblemResponses.of(
                new RegistryException(
                    ProblemType.METHOD_NOT_ALLOWED, "Here one can use: " + allowed + ".")))
        .header(HttpHeaders.ALLOW, allowed)
        .build();
  }

  @ServerExceptionMapper
  public Response protocol(WebApplicationException failure) {
    Response given = failure.getResponse();
    if (given.getStatus() < 400) {
      return given;
    }
    RegistryException refusal = ProtocolRefusals.of(given.getStatus());
    return refusal == null ? fault(failure) : ProblemResponses.of(refusal);
  }

  @ServerExceptionMapper
  public Response fault(Throwable fault) {
    UUID incident = UUID.randomUUID();
    LOG.errorf(fault, "Incident %s", incident);
    return ProblemResponses.of(
        new RegistryException(
                ProblemType.INTERNAL_ERROR,
                "It is logged as the incident that is named here: tell the operator.")
            .with("incident", incident));
  }
}
