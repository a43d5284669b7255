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

/** {@code /devices/import} */
@Path(Replies.BASE + DeviceImportResource.BELOW)
@Tag(name = "Imports")
@Produces(MediaType.APPLICATION_JSON)
@Consumes({Uploads.CSV, Uploads.X_NDJSON, Uploads.NDJSON})
class DeviceImportResource {

  static final String BELOW = "devices/import";

  private final Uploads uploads;

  DeviceImportResource(Uploads uploads) {
    this.uploads = uploads;
  }

  @POST
  @Blocking
  @Operation(
      summary = "Import a file of devices (editor)",
      description =
          "Columns, in any order: mac, profile, url, syntax, serial, note; for the operator"
              + " organization (id or name) too. A row replaces what a device has, as PUT does. The"
              + " first row of a MAC counts.")
  @RequestBody(
      content = {
        @Content(
            mediaType = Uploads.CSV,
            schema = @Schema(type = SchemaType.STRING),
            example = "mac,profile,serial\n7C2F80ABCDEF,vienna,SN-0815\n"),
        @Content(
            mediaType = Uploads.X_NDJSON,
            schema = @Schema(type = SchemaType.STRING),
            example = "{\"mac\":\"7C2F80ABCDEF\",\"profile\":\"vienna\"}\n"),
        @Content(mediaType = Uploads.NDJSON, schema = @Schema(type = SchemaType.STRING))
      })
  @APIResponse(
      responseCode = "202",
      description = "The file is stored; the job says how far it is.",
      content = @Content(schema = @Schema(implementation = ImportJson.class)))
  public RestResponse<ImportJson> create(
      @BeanParam ImportQuery query,
      @Parameter(description = "All rows or none; for up to 100,000 rows.") @RestQuery
          String atomic,
      InputStream body) {
    return uploads.receive(ImportSubject.DEVICES, query, atomic, body);
  }
}
