package io.pointsman.api;

import io.pointsman.mac.MacInterval;
import io.pointsman.registry.DevicesInside;
import io.pointsman.registry.Exports;
import io.pointsman.registry.Precondition;
import io.pointsman.registry.RangeView;
import io.pointsman.registry.Ranges;
import io.pointsman.registry.RegistryException;
import io.pointsman.security.CurrentCaller;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /ranges} */
@Path("/api/v1/ranges")
@Tag(name = "Ranges", description = "Who holds which addresses, claimed or allotted.")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class RangesResource {

  private final Ranges ranges;
  private final Exports exports;
  private final ExportSender sender;
  private final CurrentCaller caller;

  RangesResource(Ranges ranges, Exports exports, ExportSender sender, CurrentCaller caller) {
    this.ranges = ranges;
    this.exports = exports;
    this.sender = sender;
    this.caller = caller;
  }

  @POST
  @Operation(summary = "Claim a range, or allot one to another organization (editor)")
  @APIResponse(
      responseCode = "201",
      description = "It is made; its address is in Location.",
      content = @Content(schema = @Schema(implementation = RangeJson.class)))
  public Uni<RestResponse<RangeJson>> create(NewRangeBody body) {
    return ranges
        .create(caller.get(), body.range())
        .map(made -> Replies.created(RangeJson.of(made), made.version(), path(made)));
  }

  @GET
  @Operation(summary = "List ranges: those one holds, and those allotted out of them")
  public Uni<ItemsJson<RangeJson>> list(
      @Parameter(description = "Only ranges around this MAC, innermost first.") @RestQuery
          String contains,
      @BeanParam RangeQuery query,
      @RestQuery String limit,
      @RestQuery String cursor) {
    return ranges
        .list(
            caller.get(),
            query.around(Parameters.mac("contains", contains)),
            Parameters.page(limit, cursor))
        .map(page -> ItemsJson.of(page, RangeJson::of));
  }

  @GET
  @Path("/export")
  @Produces({ExportFormats.CSV, ExportFormats.X_NDJSON, ExportFormats.NDJSON})
  @Operation(
      summary = "Export ranges as an import reads them, outer ones first (editor)",
      description = "All of one moment, streamed. A failure midway cuts the connection.")
  @APIResponse(
      responseCode = "200",
      description =
          "The columns first, last, holder, profile, claims, inherit, note; the holder is left out"
              + " where it is oneself.",
      content = {
        @Content(mediaType = ExportFormats.CSV, schema = @Schema(type = SchemaType.STRING)),
        @Content(mediaType = ExportFormats.X_NDJSON, schema = @Schema(type = SchemaType.STRING)),
        @Content(mediaType = ExportFormats.NDJSON, schema = @Schema(type = SchemaType.STRING))
      })
  public Uni<Void> export(
      @BeanParam RangeQuery query, @Context HttpHeaders headers, @Context RoutingContext request) {
    return exports
        .ranges(caller.get(), query.around(null), ExportFormats.accepted(headers))
        .chain(export -> sender.send(request, "ranges", export));
  }

  @GET
  @Path("/{range}")
  @Operation(summary = "Read a range by id")
  public Uni<RestResponse<RangeJson>> get(@RestPath String range) {
    return ranges
        .get(caller.get(), Parameters.uuid("range", range))
        .map(found -> Replies.ok(RangeJson.of(found), found.version()));
  }

  @PUT
  @Path("/{range}")
  @Operation(
      summary = "Change a range by id; by first-last, make it if it is not there (editor)",
      description = "Bounds and holder never change. What is left out becomes its default.")
  @APIResponse(
      responseCode = "200",
      description = "It is changed.",
      content = @Content(schema = @Schema(implementation = RangeJson.class)))
  @APIResponse(
      responseCode = "201",
      description = "It is made.",
      content = @Content(schema = @Schema(implementation = RangeJson.class)))
  public Uni<RestResponse<RangeJson>> put(
      @Parameter(
              description = "Its id, or its bounds as first-last.",
              example = "7c2f80000000-7c2f800fffff")
          @RestPath
          String range,
      RangeBody body,
      @BeanParam WriteConditions conditions) {
    Precondition precondition = conditions.read();
    Optional<UUID> id = Parameters.tryUuid(range);
    if (id.isEmpty()) {
      return put(Parameters.bounds("range", range), body, precondition);
    }
    if (body.organization() != null) {
      throw RegistryException.field(
          "organization", body.organization(), "of a range never changes: leave it out");
    }
    return ranges
        .change(caller.get(), id.get(), body.change(), precondition)
        .map(saved -> Replies.ok(RangeJson.of(saved), saved.version()));
  }

  @DELETE
  @Path("/{range}")
  @Operation(
      summary = "Give up a range, or take one back (editor)",
      description = "Ranges inside move up to the range around.")
  public Uni<TakenBackJson> takeBack(
      @RestPath String range,
      @Parameter(
              description = "What becomes of the holder's devices in it; needed if there are some.",
              schema = @Schema(enumeration = {"keep", "release"}))
          @RestQuery
          String devices,
      @BeanParam WriteConditions conditions) {
    return ranges
        .takeBack(
            caller.get(), Parameters.uuid("range", range), devices(devices), conditions.read())
        .map(TakenBackJson::of);
  }

  private Uni<RestResponse<RangeJson>> put(
      MacInterval interval, RangeBody body, Precondition precondition) {
    return ranges
        .put(caller.get(), body.at(interval), precondition)
        .map(
            saved ->
                Replies.saved(
                    saved.created(),
                    RangeJson.of(saved.value()),
                    saved.value().version(),
                    path(saved.value())));
  }

  private static String path(RangeView range) {
    return "ranges/" + range.id();
  }

  private static DevicesInside devices(String text) {
    if (text == null) {
      return null;
    }
    return switch (text) {
      case "keep" -> DevicesInside.KEEP;
      case "release" -> DevicesInside.RELEASE;
      default -> throw RegistryException.parameter("devices", text, "must be keep or release");
    };
  }
}
