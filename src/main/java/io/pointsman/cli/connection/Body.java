package io.pointsman.cli.connection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** A JSON object to be sent; what is not given is left out. */
public final class Body {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ObjectNode members = JSON.createObjectNode();

  /** A text, number, list or map; null leaves it out. */
  public Body with(String member, Object value) {
    if (value != null) {
      members.set(member, JSON.valueToTree(value));
    }
    return this;
  }

  /** One of the API's words, which are in upper case. */
  public Body word(String member, String word) {
    return with(member, word == null ? null : word.toUpperCase(Locale.ROOT));
  }

  /** True, or left out. */
  public Body flag(String member, boolean set) {
    return with(member, set ? Boolean.TRUE : null);
  }

  public Body none(String member) {
    members.putNull(member);
    return this;
  }

  public JsonNode json() {
    return members;
  }
}
