package io.pointsman.registry.imports;

/** How a file is written. */
public enum ImportFormat {
  CSV,
  NDJSON
}
