package io.pointsman.registry;

import java.util.UUID;

/**
 * To whom a presented key belongs.
 *
 * @param suspended whether the organization is suspended
 */
public record KeyHolder(UUID key, UUID organization, Role role, boolean suspended) {}
