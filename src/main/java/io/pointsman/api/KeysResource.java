package io.pointsman.api;

import io.pointsman.registry.Keys;
import io.pointsman.security.CurrentCaller;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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

/** {@code /organizations/{organization}/keys} */
@Path("/api/v1/organizations/{organization}/keys")
@Tag(name = "Keys", description = "For programs; issued and revoked by admins and the operator.")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class KeysResource {

  private final Keys keys;
  private final CurrentCaller caller;

  KeysResource(Keys keys, CurrentCaller caller) {
    this.keys = keys;
    this.caller = caller;
  }

  @POST
  @Operation(summary = "Issue a key (admin)", description = "The key is shown this once.")
  @APIResponse(
      responseCode = "201",
      description = "The key, shown this once.",
      content = @Content(schema = @Schema(implementation = KeyJson.class)))
  public Uni<RestResponse<KeyJson>> issue(@RestPath String organization, KeyBody body) {
    return keys.issue(caller.get(), Parameters.uuid("organization", organization), body.draft())
        .map(issued -> Replies.shownOnce(KeyJson.of(issued)));
  }

  @GET
  @Operation(summary = "List keys, revoked ones too (admin)")
  public Uni<ItemsJson<KeyJson>> list(
      @RestPath String organization, @RestQuery String limit, @RestQuery String cursor) {
    return keys.list(
            caller.get(),
            Parameters.uuid("organization", organization),
            Parameters.page(limit, cursor))
        .map(page -> ItemsJson.of(page, KeyJson::of));
  }

  @DELETE
  @Path("/{id}")
  @Operation(summary = "Revoke a key (admin)", description = "It is refused from now on.")
  @APIResponse(responseCode = "204", description = "It is revoked.")
  public Uni<Void> revoke(@RestPath String organization, @RestPath String id) {
    return keys.revoke(
        caller.get(), Parameters.uuid("organization", organization), Parameters.uuid("id", id));
  }
}
