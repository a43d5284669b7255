package io.pointsman.registry;

import java.util.UUID;

/** Whether an organization's callers may come in. */
public record OrganizationStanding(UUID id, boolean suspended) {}
