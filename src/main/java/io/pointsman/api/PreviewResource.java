package io.pointsman.api;

import io.pointsman.mac.MacAddress;
import io.pointsman.manifest.Preview;
import io.pointsman.manifest.PreviewQuestion;
import io.pointsman.registry.Caller;
import io.pointsman.registry.RegistryException;
import io.pointsman.registry.Role;
import io.pointsman.routing.Explanation;
import io.pointsman.security.CurrentCaller;
import io.pointsman.template.PhoneFacts;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /preview} */
@Path("/api/v1/preview")
@Tag(name = "Routes")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class PreviewResource {

  private final Preview preview;
  private final Explanations explanations;
  private final CurrentCaller caller;

  PreviewResource(Preview preview, Explanations explanations, CurrentCaller caller) {
    this.preview = preview;
    this.explanations = explanations;
    this.caller = caller;
  }

  @POST
  @Operation(
      summary = "Show the exchange a phone would have (editor)",
      description =
          "By the same parts that answer phones. For a PROXY profile the tenant's file stands"
              + " beside ours, with each place that differs; for a MANIFEST profile its settings at"
              + " the tenant are fetched, and a version that is not the stated one is told.")
  public Uni<PreviewJson> show(PreviewBody body) {
    Caller asker = caller.get();
    asker.require(Role.EDITOR);
    PreviewQuestion question = body.question();
    MacAddress mac = preview.mac(question);
    return explanations
        .of(asker, PhoneFacts.of(mac), preview.vendor(question))
        .invoke(told -> refuseForeign(told, mac))
        .chain(
            told ->
                Uni.createFrom().completionStage(() -> preview.of(question).toCompletionStage()))
        .map(PreviewJson::of);
  }

  private static void refuseForeign(Explanation told, MacAddress mac) {
    if (told.answer() == null) {
      throw RegistryException.notFound("phone of yours", mac);
    }
  }
}
