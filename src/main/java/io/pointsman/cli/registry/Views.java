package io.pointsman.cli.registry;

import io.pointsman.cli.output.Columns;

/** The columns of each kind of thing. */
final class Views {

  static final Columns ORGANIZATIONS =
      Columns.of(
          "id",
          "name",
          "kind",
          "suspended=/suspension/phones",
          "claimLimit",
          "allowPrivateTargets",
          "targetHosts",
          "version");
  static final Columns KEYS = Columns.of("id", "name", "role", "createdAt", "revokedAt");
  static final Columns ISSUED_KEY = Columns.of("id", "name", "role", "key", "createdAt");
  static final Columns PROFILES =
      Columns.of("name", "mode", "status", "syntax", "template", "id", "organization", "version");
  static final Columns PREVIEW =
      Columns.of("mac=/phone/mac", "vendor=/phone/vendor", "mode", "status=/answer/status");
  static final Columns RANGES =
      Columns.of(
          "first", "last", "size", "profile", "claims", "inherit", "id", "organization", "note");
  static final Columns DEVICES =
      Columns.of("mac", "profile", "url", "serial", "note", "organization", "version");
  static final Columns RULES =
      Columns.of("kind", "verdict", "foreign", "profile", "ownUrl", "first", "last", "range");
  static final Columns ASSIGNED = Columns.of("matched", "changed");
  static final Columns TAKEN_BACK = Columns.of("devicesKept", "devicesReleased", "rangesMovedUp");

  private Views() {}
}
