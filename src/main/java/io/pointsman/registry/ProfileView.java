package io.pointsman.registry;

import io.pointsman.delivery.Delivery;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A profile as its caller may see it.
 *
 * @param target its template has the secret parts masked for a reader
 * @param overrides by vendor's slug, in its order; masked likewise
 * @param delivery its URLs masked likewise, and of its credentials never what is sealed
 * @param exposeCredentials whether its URLs may carry user-info to phones that prove nothing
 */
public record ProfileView(
    UUID id,
    UUID organization,
    String name,
    Mode mode,
    TargetText target,
    Map<String, TargetText> overrides,
    Delivery delivery,
    boolean exposeCredentials,
    int version,
    Instant createdAt,
    Instant updatedAt) {}
