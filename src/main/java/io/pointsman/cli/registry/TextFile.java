package io.pointsman.cli.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pointsman.cli.shell.ExitCode;
import io.pointsman.cli.shell.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads what is too long, or too secret, for an argument. */
final class TextFile {

  private TextFile() {}

  /** Null for null. */
  static String text(Path file) {
    try {
      return file == null ? null : Files.readString(file);
    } catch (IOException unreadable) {
      throw new Failure(ExitCode.USAGE, "Cannot read " + file + ".", unreadable);
    }
  }

  /** Without the end of the line; null for null. */
  static String line(Path file) {
    String text = text(file);
    return text == null ? null : text.replaceFirst("\\r?\\n$", "");
  }

  /** Null for null. */
  static JsonNode json(Path file) {
    String text = text(file);
    try {
      return text == null ? null : new ObjectMapper().readTree(text);
    } catch (JsonProcessingException malformed) {
      throw new Failure(
          ExitCode.USAGE, file + " is no JSON: " + malformed.getOriginalMessage(), malformed);
    }
  }
}
