package io.pointsman.manifest.upstream;

import io.pointsman.delivery.CredentialsKind;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Opened credentials; they live as long as a fetch. Without a text form, so that none is logged.
 *
 * @param certificate PEM; null unless the kind is CLIENT_CERTIFICATE
 * @param key PEM; null unless the kind is CLIENT_CERTIFICATE
 */
record UpstreamCredentials(
    CredentialsKind kind, String user, String password, String certificate, String key) {

  /**
   * @throws RuntimeException if it is not what {@code SealedCredentials} describes
   */
  static UpstreamCredentials of(byte[] opened) {
    JsonObject json = new JsonObject(Buffer.buffer(opened));
    return new UpstreamCredentials(
        CredentialsKind.valueOf(json.getString("kind")),
        json.getString("user"),
        json.getString("password"),
        json.getString("certificate"),
        json.getString("key"));
  }

  /** What stands before the {@code @} of a URL. */
  static UpstreamCredentials ofUserInfo(String raw) {
    int colon = raw.indexOf(':');
    String user = colon < 0 ? raw : raw.substring(0, colon);
    String password = colon < 0 ? "" : raw.substring(colon + 1);
    return new UpstreamCredentials(
        CredentialsKind.BASIC, decoded(user), decoded(password), null, null);
  }

  /** The value of the header that Basic sends unasked. */
  String basic() {
    byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(both);
  }

  @Override
  public String toString() {
    return kind.toString();
  }

  private static String decoded(String text) {
    // A plus is a plus here, which URLDecoder takes for a blank.
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
