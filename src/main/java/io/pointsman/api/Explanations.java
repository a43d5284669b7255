package io.pointsman.api;

import io.pointsman.mac.Vendor;
import io.pointsman.registry.Caller;
import io.pointsman.registry.RegistryException;
import io.pointsman.registry.RouteNames;
import io.pointsman.routing.Explain;
import io.pointsman.routing.Explanation;
import io.pointsman.template.PhoneFacts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.IntPredicate;

/** Explains routes to callers: to each what is its own to see. */
@ApplicationScoped
class Explanations {

  private final Explain explain;
  private final RouteNames names;

  Explanations(Explain explain, RouteNames names) {
    this.explain = explain;
    this.names = names;
  }

  /** Fails with {@code UNAVAILABLE} while the index is not loaded. */
  Uni<Explanation> of(Caller asker, PhoneFacts phone, Vendor vendor) {
    return visible(asker)
        .chain(
            visible ->
                Uni.createFrom()
                    .completionStage(
                        () -> explain.explain(phone, vendor, visible).toCompletionStage()))
        .onFailure(IllegalStateException.class)
        .transform(
            early ->
                RegistryException.unavailable("The index is not loaded yet: try again.", early));
  }

  private Uni<IntPredicate> visible(Caller asker) {
    return asker.isOperator()
        ? Uni.createFrom().item(number -> true)
        : names.number(asker.organization()).map(own -> number -> number == own);
  }
}
