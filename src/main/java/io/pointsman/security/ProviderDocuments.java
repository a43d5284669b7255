package io.pointsman.security;

import io.vertx.core.Future;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;

/** Where the provider's keys are, by discovery unless it is known, and which they are. */
final class ProviderDocuments {

  private static final String WELL_KNOWN = "/.well-known/openid-configuration";

  private final ProviderClient client;
  private final URI issuer;
  private final Optional<URI> keysUrl;

  ProviderDocuments(ProviderClient client, URI issuer, Optional<URI> keysUrl) {
    this.client = client;
    this.issuer = issuer;
    this.keysUrl = keysUrl;
  }

  /** At least one key; fails with an {@code IOException}. */
  Future<List<JsonWebKey>> keys() {
    return keysUrl
        .map(Future::succeededFuture)
        .orElseGet(this::discover)
        .compose(client::get)
        .compose(ProviderDocuments::parse);
  }

  private Future<URI> discover() {
    URI document = URI.create(issuer.toString().replaceAll("/$", "") + WELL_KNOWN);
    return client.get(document).compose(text -> keysNamedBy(document, text));
  }

  private Future<URI> keysNamedBy(URI document, String text) {
    try {
      JsonObject found = new JsonObject(text);
      if (!issuer.toString().equals(found.getValue("issuer"))) {
        return failed(document + " is of another issuer than " + issuer);
      }
      URI keys = URI.create(String.valueOf(found.getValue("jwks_uri")));
      return ProviderAddress.trustworthy(keys)
          ? Future.succeededFuture(keys)
          : failed(document + " names no usable jwks_uri");
    } catch (DecodeException | IllegalArgumentException unreadable) {
      return failed(document + " cannot be read");
    }
  }

  private static Future<List<JsonWebKey>> parse(String text) {
    try {
      List<JsonWebKey> keys = new JsonWebKeySet(text).getJsonWebKeys();
      return keys.isEmpty() ? failed("the key set is empty") : Future.succeededFuture(keys);
    } catch (JoseException | RuntimeException unreadable) {
      return failed("the key set cannot be read");
    }
  }

  private static <T> Future<T> failed(String message) {
    return Future.failedFuture(new IOException(message));
  }
}
