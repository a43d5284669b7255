package io.pointsman.api;

import io.pointsman.registry.TargetText;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where the phones of one vendor are sent instead, as it is read. */
@Schema(name = "Target")
record TargetJson(String template, String syntax, int status) {

  static TargetJson of(TargetText target) {
    return new TargetJson(target.template(), target.syntax(), target.status());
  }
}
