package io.pointsman.api;

import io.pointsman.registry.imports.Imports;
import io.pointsman.security.CurrentCaller;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** {@code /imports} */
@Path("/api/v1/imports")
@Tag(name = "Imports", description = "Files of devices or ranges, and what became of their rows.")
@Produces(MediaType.APPLICATION_JSON)
class ImportsResource {

  private final Imports imports;
  private final ExportSender sender;
  private final CurrentCaller caller;

  ImportsResource(Imports imports, ExportSender sender, CurrentCaller caller) {
    this.imports = imports;
    this.sender = sender;
    this.caller = caller;
  }

  @GET
  @Operation(summary = "List imports, the newest first")
  public Uni<ItemsJson<ImportJson>> list(@RestQuery String limit, @RestQuery String cursor) {
    return imports
        .list(caller.get(), Parameters.page(limit, cursor))
        .map(page -> ItemsJson.of(page, ImportJson::of));
  }

  @GET
  @Path("/{id}")
  @Operation(summary = "Read how far an import is")
  public Uni<ImportJson> get(@RestPath String id) {
    return imports.get(caller.get(), id(id)).map(ImportJson::of);
  }

  @GET
  @Path("/{id}/rejected")
  @Operation(
      summary = "List the rows that an import did not take",
      description =
          "In the order of the file, the first 100,000; with Accept: text/csv all of these.")
  public Uni<ItemsJson<RejectedJson>> rejected(
      @RestPath String id, @RestQuery String limit, @RestQuery String cursor) {
    return imports
        .rejected(caller.get(), id(id), Parameters.page(limit, cursor))
        .map(page -> ItemsJson.of(page, RejectedJson::of));
  }

  @GET
  @Path("/{id}/rejected")
  @Produces(Uploads.CSV)
  @Operation(
      summary = "List the rows that an import did not take",
      description =
          "In the order of the file, the first 100,000; with Accept: text/csv all of these.")
  @APIResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = Uploads.CSV,
              schema = @Schema(type = SchemaType.STRING),
              example = "line,value,reason,detail\n"))
  public Uni<Void> rejectedCsv(@RestPath String id, @Context RoutingContext request) {
    return imports
        .rejected(caller.get(), id(id))
        .chain(rows -> sender.send(request, "rejected", rows));
  }

  @PUT
  @Path("/{id}/cancellation")
  @Operation(
      summary = "Cancel an import (editor)",
      description = "Rows that are written already stay.")
  public Uni<ImportJson> cancel(@RestPath String id) {
    return imports.cancel(caller.get(), id(id)).map(ImportJson::of);
  }

  private static UUID id(String text) {
    return Parameters.uuid("id", text);
  }
}
