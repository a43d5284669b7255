package io.pointsman.api;

import io.pointsman.mac.MacAddress;
import io.pointsman.mac.MalformedMacException;
import io.pointsman.registry.Caller;
import io.pointsman.registry.Purges;
import io.pointsman.registry.RegistryException;
import io.pointsman.registry.Role;
import io.pointsman.security.CurrentCaller;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /purges} */
@Path("/api/v1/purges")
@Tag(name = "Purges", description = "Tenants' files, fetched anew.")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class PurgesResource {

  private final Purges purges;
  private final CurrentCaller caller;

  PurgesResource(Purges purges, CurrentCaller caller) {
    this.purges = purges;
    this.caller = caller;
  }

  @POST
  @Operation(
      summary = "Have cached files fetched anew (editor)",
      description = "Of a profile, a phone, or everything; on every replica within a second.")
  @APIResponse(responseCode = "204", description = "What was cached is not served again.")
  public Uni<Void> create(PurgeBody body) {
    Caller asker = caller.get();
    asker.require(Role.EDITOR);
    body.requireOne();
    if (body.profile() != null) {
      return purges.profile(asker, body.organization(), body.profile());
    }
    return body.mac() == null
        ? purges.all(asker, body.organization())
        : purges.mac(asker, body.organization(), mac(body.mac()));
  }

  private static MacAddress mac(String text) {
    try {
      return MacAddress.parse(text);
    } catch (MalformedMacException malformed) {
      throw RegistryException.field("mac", text, malformed.getMessage());
    }
  }
}
