package io.pointsman.api;

import io.pointsman.mac.MacAddress;
import io.pointsman.mac.Vendor;
import io.pointsman.registry.Caller;
import io.pointsman.registry.RegistryException;
import io.pointsman.registry.Role;
import io.pointsman.registry.RouteNames;
import io.pointsman.routing.Explanation;
import io.pointsman.routing.TriedRule;
import io.pointsman.security.CurrentCaller;
import io.pointsman.template.PhoneFacts;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** {@code /routes} */
@Path("/api/v1/routes")
@Tag(name = "Routes", description = "Why a phone is sent where it is sent.")
@Produces(MediaType.APPLICATION_JSON)
class RoutesResource {

  private final Explanations explanations;
  private final RouteNames names;
  private final CurrentCaller caller;

  RoutesResource(Explanations explanations, RouteNames names, CurrentCaller caller) {
    this.explanations = explanations;
    this.names = names;
    this.caller = caller;
  }

  @GET
  @Path("/{mac}")
  @Operation(
      summary = "Explain the route of a phone",
      description =
          "Every rule that was tried, the one that won, and the answer that the phone would get."
              + " It comes from the memory that answers phones, so it may be a moment behind a"
              + " write.")
  public Uni<ExplanationJson> explain(
      @Parameter(example = "7C2F80ABCDEF") @RestPath String mac,
      @Parameter(description = "Whose phone it is, as `gigaset`; by default the MAC's maker.")
          @RestQuery
          String vendor,
      @Parameter(description = "The path that it asks for.", example = "/device/7C2F80ABCDEF.xml")
          @RestQuery
          String path,
      @Parameter(description = "The model that it names.") @RestQuery String model) {
    Caller asker = caller.get();
    MacAddress address = Parameters.mac("mac", mac);
    PhoneFacts phone = facts(address, path, model);
    Vendor make = vendor(vendor, address);
    return explanations
        .of(asker, phone, make)
        .chain(told -> named(told, asker.role() == Role.READER));
  }

  private Uni<ExplanationJson> named(Explanation told, boolean masked) {
    return names
        .profiles(told.rules().stream().map(TriedRule::profile).toList())
        .map(profiles -> ExplanationJson.of(told, profiles, masked));
  }

  private static Vendor vendor(String slug, MacAddress mac) {
    if (slug == null) {
      return Vendor.ofOui(mac);
    }
    return Vendor.ofSlug(slug)
        .orElseThrow(() -> RegistryException.parameter("vendor", slug, "is no known vendor"));
  }

  private static PhoneFacts facts(MacAddress mac, String path, String model) {
    if (path == null) {
      return new PhoneFacts(mac, model, null, null);
    }
    String asked = path.startsWith("/") ? path.substring(1) : path;
    int slash = asked.lastIndexOf('/');
    // As on the wire: a base path such as /device names no file.
    String last = asked.substring(slash + 1);
    return new PhoneFacts(mac, model, last.indexOf('.') < 0 ? null : last, asked);
  }
}
