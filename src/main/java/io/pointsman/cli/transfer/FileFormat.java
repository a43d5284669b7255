package io.pointsman.cli.transfer;

import java.nio.file.Path;
import java.util.Locale;

/** How rows are written in a file. */
enum FileFormat {
  CSV("text/csv"),
  NDJSON("application/x-ndjson");

  private final String mediaType;

  FileFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  String mediaType() {
    return mediaType;
  }

  /** As the name ends; CSV if it tells nothing. */
  static FileFormat of(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".ndjson") || name.endsWith(".jsonl") ? NDJSON : CSV;
  }
}
