package io.pointsman.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.pointsman.registry.ProblemType;
import io.pointsman.registry.RegistryException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;

/** Answers bodies that announce themselves as too large before they are read. */
@ApplicationScoped
class BodyLimit {

  /** Before Quarkus' own check, at -2, which would answer with an empty body. */
  static final int BEFORE_QUARKUS = -3;

  /** Streamed, with a limit of their own. */
  private static final Set<String> IMPORTS =
      Set.of(Replies.BASE + DeviceImportResource.BELOW, Replies.BASE + RangeImportResource.BELOW);

  private final long usual;
  private final long imports;
  private final ObjectMapper json;

  BodyLimit(ApiConfig config, ObjectMapper json) {
    this.usual = config.maxBody().asLongValue();
    this.imports = config.maxImport().asLongValue();
    this.json = json;
  }

  static RegistryException tooLarge(long limit) {
    return new RegistryException(
            ProblemType.BODY_TOO_LARGE,
            "A body may have up to %d bytes: send less at once.".formatted(limit))
        .with("limit", limit);
  }

  void register(@Observes Router router) {
    router.route().order(BEFORE_QUARKUS).handler(this::check);
  }

  private void check(RoutingContext request) {
    long limit = IMPORTS.contains(request.normalizedPath()) ? imports : usual;
    String length = request.request().getHeader("Content-Length");
    // Vert.x has refused everything but a number; 19 digits and more would not fit a long.
    if (length == null || length.length() < 19 && Long.parseLong(length) <= limit) {
      request.next();
      return;
    }
    RawProblem.send(request, json, tooLarge(limit));
  }
}
