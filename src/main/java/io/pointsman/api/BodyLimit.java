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

  /** The largest that the database takes. */
  private static final long LARGEST_UPLOAD = 1 << 20;

  private static final String UPLOADS = Replies.BASE + "uploads/";

  private final long usual;
  private final long imports;
  private final long uploads;
  private final ObjectMapper json;

  BodyLimit(ApiConfig config, ObjectMapper json) {
    this.usual = config.maxBody().asLongValue();
    this.imports = config.maxImport().asLongValue();
    this.uploads = ofUploads(config);
    this.json = json;
  }

  /** What is read whole on an event loop, see {@code quarkus.rest.input-buffer-size}. */
  static long ofUploads(ApiConfig config) {
    return Math.min(
        LARGEST_UPLOAD, Math.min(config.maxBody().asLongValue(), config.maxUpload().asLongValue()));
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
    long limit = limit(request.normalizedPath());
    String length = request.request().getHeader("Content-Length");
    // Vert.x has refused everything but a number; 19 digits and more would not fit a long.
    if (length == null || length.length() < 19 && Long.parseLong(length) <= limit) {
      request.next();
      return;
    }
    RawProblem.send(request, json, tooLarge(limit));
  }

  private long limit(String path) {
    if (path.startsWith(UPLOADS)) {
      return uploads;
    }
    return IMPORTS.contains(path) ? imports : usual;
  }
}
