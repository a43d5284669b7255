package io.pointsman.api;

import io.pointsman.registry.imports.ImportFormat;
import io.pointsman.registry.imports.ImportSubject;
import io.pointsman.registry.imports.ImportView;
import io.pointsman.registry.imports.NewImport;
import io.pointsman.registry.imports.Reception;
import io.pointsman.security.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import org.jboss.resteasy.reactive.RestResponse;

/** Files that come as bodies. */
@ApplicationScoped
class Uploads {

  static final String CSV = "text/csv";
  static final String X_NDJSON = "application/x-ndjson";
  static final String NDJSON = "application/ndjson";

  private final Reception reception;
  private final CurrentCaller caller;
  private final ApiConfig config;

  Uploads(Reception reception, CurrentCaller caller, ApiConfig config) {
    this.reception = reception;
    this.caller = caller;
    this.config = config;
  }

  /** Blocks until the file is stored. */
  RestResponse<ImportJson> receive(
      ImportSubject subject, ImportQuery query, String atomic, InputStream body) {
    NewImport asked =
        new NewImport(
            subject,
            format(query.type),
            Parameters.uuid("organization", query.organization),
            Parameters.flag("dryRun", query.dryRun),
            Parameters.flag("atomic", atomic));
    ImportView job = reception.receive(caller.get(), asked, body, config.maxImport().asLongValue());
    return RestResponse.ResponseBuilder.<ImportJson>create(202)
        .entity(ImportJson.of(job))
        .header("Location", Replies.BASE + "imports/" + job.id())
        .build();
  }

  /** JAX-RS has refused other types; but it takes a request without one, or with a wildcard. */
  private static ImportFormat format(String type) {
    MediaType media =
        type == null || type.isBlank() ? MediaType.WILDCARD_TYPE : MediaType.valueOf(type);
    if (media.isWildcardType() || media.isWildcardSubtype()) {
      throw ProtocolRefusals.of(415);
    }
    return media.getType().equalsIgnoreCase("text") ? ImportFormat.CSV : ImportFormat.NDJSON;
  }
}
