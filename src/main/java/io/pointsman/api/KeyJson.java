package io.pointsman.api;

import io.pointsman.registry.IssuedKey;
import io.pointsman.registry.KeyView;
import io.pointsman.registry.Role;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A key as it is read.
 *
 * @param key null but in the answer that issues it
 * @param revokedAt null while it is valid
 */
@Schema(name = "Key")
record KeyJson(
    UUID id,
    UUID organization,
    String name,
    Role role,
    @Schema(
            description = "The key itself: only in the answer that issues it, never again.",
            examples = "pm_8jB0c1Zq2Rk5mWx7Tn4Yv9Lh3Gd6Sf0Pa1Eu2Io3Qw4")
        String key,
    Instant createdAt,
    @Schema(description = "Absent while it is valid.") Instant revokedAt) {

  static KeyJson of(KeyView view) {
    return of(view, null);
  }

  static KeyJson of(IssuedKey issued) {
    return of(issued.key(), issued.secret());
  }

  private static KeyJson of(KeyView view, String secret) {
    return new KeyJson(
        view.id(),
        view.organization(),
        view.name(),
        view.role(),
        secret,
        view.createdAt(),
        view.revokedAt());
  }

  @Override
  public String toString() {
    return "KeyJson[" + id + "]";
  }
}
