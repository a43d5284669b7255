package io.pointsman.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;

/**
 * An OpenID provider of a test: serves discovery and keys, and can be away, slow to come, or wrong.
 */
public final class TestOpenIdProvider implements AutoCloseable {

  private final int port;
  private final AtomicInteger discoveries = new AtomicInteger();
  private final AtomicInteger fetches = new AtomicInteger();
  private final AtomicInteger numbers = new AtomicInteger();
  private final List<PublicJsonWebKey> keys = new ArrayList<>();
  private volatile String issuerSaid;
  private HttpServer server;

  private TestOpenIdProvider() {
    port = FreePorts.next();
    issuerSaid = issuer();
    keys.add(newKey());
  }

  /** Not yet there: {@link #open()}. */
  public static TestOpenIdProvider closed() {
    return new TestOpenIdProvider();
  }

  public static TestOpenIdProvider started() {
    return new TestOpenIdProvider().open();
  }

  public TestOpenIdProvider open() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/realms/test/.well-known/openid-configuration",
        exchange -> {
          discoveries.incrementAndGet();
          answer(
              exchange,
              "{\"issuer\": \"%s\", \"jwks_uri\": \"%s/keys\"}".formatted(issuerSaid, issuer()));
        });
    server.createContext(
        "/realms/test/keys",
        exchange -> {
          fetches.incrementAndGet();
          answer(exchange, keySet());
        });
    server.start();
    return this;
  }

  public String issuer() {
    return "http://127.0.0.1:" + port + "/realms/test";
  }

  /** How often the discovery document was asked for. */
  public int discoveries() {
    return discoveries.get();
  }

  /** How often the keys were asked for. */
  public int fetches() {
    return fetches.get();
  }

  /** The key that it signs with now. */
  public synchronized PublicJsonWebKey key() {
    return keys.get(keys.size() - 1);
  }

  /** A new key signs from now on; the old ones are still listed, or are not. */
  public synchronized PublicJsonWebKey rotate(boolean keepOld) {
    if (!keepOld) {
      keys.clear();
    }
    keys.add(newKey());
    return key();
  }

  /** What its discovery document says of itself. */
  public void sayIssuer(String issuer) {
    issuerSaid = issuer;
  }

  /** A key with a new id that nobody lists. */
  public PublicJsonWebKey newKey() {
    try {
      PublicJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
      key.setKeyId("key-" + numbers.incrementAndGet());
      key.setUse("sig");
      return key;
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Lists this key too. */
  public synchronized void list(PublicJsonWebKey key) {
    keys.add(0, key);
  }

  /** A token for an hour, from this provider, signed by its key. */
  public TestToken token() {
    return new TestToken(issuer(), key());
  }

  private synchronized String keySet() {
    return new JsonWebKeySet(new ArrayList<JsonWebKey>(keys))
        .toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
  }

  private static void answer(HttpExchange exchange, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  /** Refuses connections from now on, until it is opened again. */
  @Override
  public void close() {
    if (server != null) {
      server.stop(0);
      server = null;
    }
  }
}
