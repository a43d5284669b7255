package io.pointsman.api;

import io.pointsman.registry.imports.ImportSubject;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /ranges/import} */
@Path(Replies.BASE + RangeImportResource.BELOW)
@Tag(name = "Imports")
@Produces(MediaType.APPLICATION_JSON)
@Consumes({Uploads.CSV, Uploads.X_NDJSON, Uploads.NDJSON})
class RangeImportResource {

  static final String BELOW = "ranges/import";

  private final Uploads uploads;

  RangeImportResource(Uploads uploads) {
    this.uploads = uploads;
  }

  @POST
  @Blocking
  @Operation(
      summary = "Import a file of ranges (editor)",
      description =
          "Columns, in any order: first, last (or prefix), holder (id, or for the operator name;"
              + " empty: the organization), profile, claims, inherit, note. A range of the same"
              + " holder and bounds is changed. Outer ranges are made first, whatever the order.")
  @RequestBody(
      content = {
        @Content(
            mediaType = Uploads.CSV,
            schema = @Schema(type = SchemaType.STRING),
            example = "first,last,holder,claims\n7C2F80000000,7C2F80FFFFFF,,DEVICES\n"),
        @Content(
            mediaType = Uploads.X_NDJSON,
            schema = @Schema(type = SchemaType.STRING),
            example = "{\"prefix\":\"7C2F80\",\"claims\":\"DEVICES\"}\n"),
        @Content(mediaType = Uploads.NDJSON, schema = @Schema(type = SchemaType.STRING))
      })
  @APIResponse(
      responseCode = "202",
      description = "The file is stored; the job says how far it is.",
      content = @Content(schema = @Schema(implementation = ImportJson.class)))
  public RestResponse<ImportJson> create(
      @BeanParam ImportQuery query,
      @Parameter(description = "All rows or none; for up to 2,000, as a dry run is.") @RestQuery
          String atomic,
      InputStream body) {
    return uploads.receive(ImportSubject.RANGES, query, atomic, body);
  }
}
