package io.pointsman.api;

import io.pointsman.registry.Profiles;
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

/** {@code /profiles} */
@Path("/api/v1/profiles")
@Tag(name = "Profiles", description = "Where phones are sent; one PUT re-points all that use it.")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class ProfilesResource {

  private final Profiles profiles;
  private final CurrentCaller caller;

  ProfilesResource(Profiles profiles, CurrentCaller caller) {
    this.profiles = profiles;
    this.caller = caller;
  }

  @POST
  @Operation(summary = "Create a profile (editor)")
  @APIResponse(
      responseCode = "201",
      description = "It is made; its address is in Location.",
      content = @Content(schema = @Schema(implementation = ProfileJson.class)))
  public Uni<RestResponse<ProfileJson>> create(ProfileBody body) {
    return profiles
        .create(caller.get(), body.organization(), body.draft())
        .map(
            made -> Replies.created(ProfileJson.of(made), made.version(), "profiles/" + made.id()));
  }

  @GET
  @Operation(summary = "List profiles")
  public Uni<ItemsJson<ProfileJson>> list(
      @BeanParam OrganizationQuery whose, @RestQuery String limit, @RestQuery String cursor) {
    return profiles
        .list(caller.get(), whose.id(), Parameters.page(limit, cursor))
        .map(page -> ItemsJson.of(page, ProfileJson::of));
  }

  @GET
  @Path("/{profile}")
  @Operation(summary = "Read a profile by name or id")
  public Uni<RestResponse<ProfileJson>> get(
      @RestPath String profile, @BeanParam OrganizationQuery whose) {
    return profiles
        .get(caller.get(), whose.id(), profile)
        .map(found -> Replies.ok(ProfileJson.of(found), found.version()));
  }

  @PUT
  @Path("/{profile}")
  @Operation(
      summary = "Change a profile, or create one by name (editor)",
      description = "Every phone that uses it follows at its next poll.")
  @APIResponse(
      responseCode = "200",
      description = "It is changed.",
      content = @Content(schema = @Schema(implementation = ProfileJson.class)))
  @APIResponse(
      responseCode = "201",
      description = "It is made.",
      content = @Content(schema = @Schema(implementation = ProfileJson.class)))
  public Uni<RestResponse<ProfileJson>> put(
      @RestPath String profile,
      @BeanParam OrganizationQuery whose,
      ProfileBody body,
      @BeanParam WriteConditions conditions) {
    return profiles
        .put(caller.get(), whose.id(body.organization()), profile, body.draft(), conditions.read())
        .map(
            saved ->
                Replies.saved(
                    saved.created(),
                    ProfileJson.of(saved.value()),
                    saved.value().version(),
                    "profiles/" + saved.value().id()));
  }

  @DELETE
  @Path("/{profile}")
  @Operation(summary = "Delete a profile that nothing uses (editor)")
  @APIResponse(responseCode = "204", description = "It is gone.")
  public Uni<Void> delete(
      @RestPath String profile,
      @BeanParam OrganizationQuery whose,
      @BeanParam WriteConditions conditions) {
    return profiles.delete(caller.get(), whose.id(), profile, conditions.read());
  }
}
