package io.pointsman.security;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;

/**
 * What a token says of itself, believed by nobody: enough to refuse most without asking anybody.
 *
 * <p>It is also what keeps deeply nested JSON from jose4j, which goes down into it level by level
 * until the stack ends.
 *
 * @param algorithm null if it is missing or no text; so are the others
 */
record UnverifiedToken(String algorithm, String type, String issuer) {

  private static final int DEEPEST = 16;

  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
              .build());

  /** Empty if it is no signed token in the compact form. */
  static Optional<UnverifiedToken> read(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      JsonNode header = object(parts[0]);
      JsonNode claims = object(parts[1]);
      return Optional.of(
          new UnverifiedToken(
              header.path("alg").textValue(),
              header.path("typ").textValue(),
              claims.path("iss").textValue()));
    } catch (IOException | IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  private static JsonNode object(String encoded) throws IOException {
    JsonNode node = JSON.readTree(Base64.getUrlDecoder().decode(encoded));
    if (!node.isObject()) {
      throw new IOException("no object");
    }
    return node;
  }
}
