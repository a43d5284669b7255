package io.pointsman.api;

import java.util.UUID;

/** An organization in a test, with a key of each role. */
record Tenant(UUID id, String name, String admin, String editor, String reader) {}
