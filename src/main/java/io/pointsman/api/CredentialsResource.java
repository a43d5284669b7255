package io.pointsman.api;

import io.pointsman.registry.ProfileCredentials;
import io.pointsman.registry.ProfileView;
import io.pointsman.security.CurrentCaller;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /profiles/{profile}/credentials} */
@Path("/api/v1/profiles/{profile}/credentials")
@Tag(name = "Profiles")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class CredentialsResource {

  private final ProfileCredentials credentials;
  private final CurrentCaller caller;

  CredentialsResource(ProfileCredentials credentials, CurrentCaller caller) {
    this.credentials = credentials;
    this.caller = caller;
  }

  @PUT
  @Operation(
      summary = "Set the credentials of a PROXY profile (editor)",
      description =
          "They are stored encrypted, never shown again, and sent to the hosts of the profile's own"
              + " templates alone: a change that leads elsewhere forgets them.")
  @APIResponse(
      responseCode = "200",
      description = "They are set.",
      content = @Content(schema = @Schema(implementation = ProfileJson.class)))
  public Uni<RestResponse<ProfileJson>> put(
      @RestPath String profile,
      @BeanParam OrganizationQuery whose,
      CredentialsBody body,
      @BeanParam WriteConditions conditions) {
    return credentials
        .put(caller.get(), whose.id(), profile, body.draft(), conditions.read())
        .map(CredentialsResource::reply);
  }

  @DELETE
  @Operation(summary = "Forget the credentials of a PROXY profile (editor)")
  @APIResponse(
      responseCode = "200",
      description = "It has none.",
      content = @Content(schema = @Schema(implementation = ProfileJson.class)))
  public Uni<RestResponse<ProfileJson>> delete(
      @RestPath String profile,
      @BeanParam OrganizationQuery whose,
      @BeanParam WriteConditions conditions) {
    return credentials
        .delete(caller.get(), whose.id(), profile, conditions.read())
        .map(CredentialsResource::reply);
  }

  private static RestResponse<ProfileJson> reply(ProfileView view) {
    return Replies.ok(ProfileJson.of(view), view.version());
  }
}
