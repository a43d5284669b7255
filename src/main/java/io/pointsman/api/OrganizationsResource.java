package io.pointsman.api;

import io.pointsman.registry.Organizations;
import io.pointsman.security.CurrentCaller;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /organizations} */
@Path("/api/v1/organizations")
@Tag(name = "Organizations", description = "Vendors and providers; the operator writes them.")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class OrganizationsResource {

  private final Organizations organizations;
  private final CurrentCaller caller;

  OrganizationsResource(Organizations organizations, CurrentCaller caller) {
    this.organizations = organizations;
    this.caller = caller;
  }

  @POST
  @Operation(summary = "Create an organization (operator)")
  @APIResponse(
      responseCode = "201",
      description = "It is made; its address is in Location.",
      content = @Content(schema = @Schema(implementation = OrganizationJson.class)))
  public Uni<RestResponse<OrganizationJson>> create(OrganizationBody body) {
    return organizations
        .create(caller.get(), body.draft())
        .map(
            made ->
                Replies.created(
                    OrganizationJson.of(made), made.version(), "organizations/" + made.id()));
  }

  @GET
  @Operation(summary = "List organizations: all for the operator, else one's own")
  public Uni<ItemsJson<OrganizationJson>> list(@RestQuery String limit, @RestQuery String cursor) {
    return organizations
        .list(caller.get(), Parameters.page(limit, cursor))
        .map(page -> ItemsJson.of(page, OrganizationJson::of));
  }

  @GET
  @Path("/{id}")
  @Operation(summary = "Read an organization")
  public Uni<RestResponse<OrganizationJson>> get(@RestPath String id) {
    return organizations
        .get(caller.get(), Parameters.uuid("id", id))
        .map(found -> Replies.ok(OrganizationJson.of(found), found.version()));
  }

  @PUT
  @Path("/{id}")
  @Operation(summary = "Replace what is said of an organization (operator)")
  public Uni<RestResponse<OrganizationJson>> update(
      @RestPath String id, OrganizationBody body, @BeanParam WriteConditions conditions) {
    return organizations
        .update(caller.get(), Parameters.uuid("id", id), body.draft(), conditions.read())
        .map(saved -> Replies.ok(OrganizationJson.of(saved), saved.version()));
  }

  @PUT
  @Path("/{id}/suspension")
  @Operation(
      summary = "Suspend an organization (operator)",
      description = "Its keys stop at once; the body says whether its phones go on.")
  public Uni<RestResponse<OrganizationJson>> suspend(@RestPath String id, SuspensionJson body) {
    return organizations
        .suspend(caller.get(), Parameters.uuid("id", id), body.suspension())
        .map(saved -> Replies.ok(OrganizationJson.of(saved), saved.version()));
  }

  @DELETE
  @Path("/{id}/suspension")
  @Operation(summary = "End a suspension (operator)")
  public Uni<RestResponse<OrganizationJson>> resume(@RestPath String id) {
    return organizations
        .resume(caller.get(), Parameters.uuid("id", id))
        .map(saved -> Replies.ok(OrganizationJson.of(saved), saved.version()));
  }
}
