package io.pointsman.api;

import io.pointsman.mac.MacAddress;
import io.pointsman.registry.DeviceAssignments;
import io.pointsman.registry.Devices;
import io.pointsman.registry.Exports;
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

/** {@code /devices} */
@Path("/api/v1/devices")
@Tag(name = "Devices", description = "Single phones by MAC, in any usual spelling.")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class DevicesResource {

  private final Devices devices;
  private final DeviceAssignments assignments;
  private final Exports exports;
  private final ExportSender sender;
  private final CurrentCaller caller;

  DevicesResource(
      Devices devices,
      DeviceAssignments assignments,
      Exports exports,
      ExportSender sender,
      CurrentCaller caller) {
    this.devices = devices;
    this.assignments = assignments;
    this.exports = exports;
    this.sender = sender;
    this.caller = caller;
  }

  @GET
  @Operation(summary = "List devices in the order of their addresses")
  public Uni<ItemsJson<DeviceJson>> list(
      @BeanParam DeviceQuery query, @RestQuery String limit, @RestQuery String cursor) {
    return devices
        .list(caller.get(), query.filter(), Parameters.page(limit, cursor))
        .map(page -> ItemsJson.of(page, DeviceJson::of));
  }

  @GET
  @Path("/export")
  @Produces({ExportFormats.CSV, ExportFormats.X_NDJSON, ExportFormats.NDJSON})
  @Operation(
      summary = "Export devices as an import reads them (editor)",
      description = "All of one moment, streamed. A failure midway cuts the connection.")
  @APIResponse(
      responseCode = "200",
      description =
          "The columns mac, profile, url, syntax, serial, note; for the operator's look"
              + " at all organizations also organization.",
      content = {
        @Content(mediaType = ExportFormats.CSV, schema = @Schema(type = SchemaType.STRING)),
        @Content(mediaType = ExportFormats.X_NDJSON, schema = @Schema(type = SchemaType.STRING)),
        @Content(mediaType = ExportFormats.NDJSON, schema = @Schema(type = SchemaType.STRING))
      })
  public Uni<Void> export(
      @BeanParam DeviceQuery query, @Context HttpHeaders headers, @Context RoutingContext request) {
    return exports
        .devices(caller.get(), query.filter(), ExportFormats.accepted(headers))
        .chain(export -> sender.send(request, "devices", export));
  }

  @POST
  @Path("/assign")
  @Operation(
      summary = "Give many devices another profile, URL or both (editor)",
      description =
          "Those of a list, or all that match a filter: in one transaction. What is not given,"
              + " and serial and note, stay.")
  public Uni<AssignedJson> assign(AssignBody body) {
    return assignments.assign(caller.get(), body.assignment()).map(AssignedJson::of);
  }

  @GET
  @Path("/{mac}")
  @Operation(summary = "Read a device")
  public Uni<RestResponse<DeviceJson>> get(@RestPath String mac) {
    return devices
        .get(caller.get(), Parameters.mac("mac", mac))
        .map(found -> Replies.ok(DeviceJson.of(found), found.version()));
  }

  @PUT
  @Path("/{mac}")
  @Operation(
      summary = "Register a device, or change it (editor)",
      description = "What is left out is removed.")
  @APIResponse(
      responseCode = "200",
      description = "It is changed.",
      content = @Content(schema = @Schema(implementation = DeviceJson.class)))
  @APIResponse(
      responseCode = "201",
      description = "It is registered.",
      content = @Content(schema = @Schema(implementation = DeviceJson.class)))
  public Uni<RestResponse<DeviceJson>> put(
      @Parameter(example = "7C2F80ABCDEF") @RestPath String mac,
      @Parameter(description = "The holder: for the operator.") @RestQuery String organization,
      DeviceBody body,
      @BeanParam WriteConditions conditions) {
    MacAddress address = Parameters.mac("mac", mac);
    UUID holder = Parameters.organization(organization, body.organization());
    return devices
        .put(caller.get(), body.at(address, holder), conditions.read())
        .map(
            saved ->
                Replies.saved(
                    saved.created(),
                    DeviceJson.of(saved.value()),
                    saved.value().version(),
                    "devices/" + address.colon()));
  }

  @DELETE
  @Path("/{mac}")
  @Operation(
      summary = "Release a device (editor)",
      description = "For a minute only its last holder may register it again.")
  @APIResponse(responseCode = "204", description = "It is released.")
  public Uni<Void> release(@RestPath String mac, @BeanParam WriteConditions conditions) {
    return devices.release(caller.get(), Parameters.mac("mac", mac), conditions.read());
  }
}
