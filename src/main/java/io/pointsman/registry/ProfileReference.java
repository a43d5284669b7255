package io.pointsman.registry;

import java.util.UUID;

/** A profile as the things that use it name it. */
public record ProfileReference(UUID id, String name) {}
