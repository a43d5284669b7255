package io.pointsman.cli.connection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pointsman.cli.shell.ExitCode;
import io.pointsman.cli.shell.Failure;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.util.Optional;

/** What the API answered, whole. */
public record Reply(int status, HttpHeaders headers, byte[] body) {

  private static final ObjectMapper JSON = new ObjectMapper();

  public Optional<String> header(String name) {
    return headers.firstValue(name);
  }

  /** Null if the body is empty. */
  public JsonNode json() {
    try {
      JsonNode tree = JSON.readTree(body);
      return tree == null || tree.isMissingNode() ? null : tree;
    } catch (IOException other) {
      throw new Failure(
          ExitCode.UNEXPECTED, "The answer is not JSON: is that the address of the API?", other);
    }
  }

  boolean isProblem() {
    return header("Content-Type").orElse("").startsWith("application/problem+json");
  }
}
