package io.pointsman.api;

import io.pointsman.registry.KeyDraft;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A key as it is asked for. */
@Schema(
    name = "KeyWrite",
    requiredProperties = {"name", "role"})
record KeyBody(
    @Schema(examples = "PBX in Vienna", maxLength = 100) String name,
    @Schema(
            type = SchemaType.STRING,
            enumeration = {"READER", "EDITOR", "ADMIN"},
            examples = "EDITOR")
        String role) {

  KeyDraft draft() {
    return new KeyDraft(name, role);
  }
}
