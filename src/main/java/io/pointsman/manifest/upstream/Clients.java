package io.pointsman.manifest.upstream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.TrustOptions;
import io.vertx.core.tracing.TracingPolicy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.TrustManagerFactory;

/**
 * One HTTP client for each way to do TLS, so that a connection on which a tenant proved itself is
 * never another's. Those that nobody used for a while are closed, once nobody uses them.
 */
final class Clients {

  private static final int MOST = 200;
  private static final int MAX_HEADERS = 16 * 1024;
  private static final int CHUNK = 16 * 1024;
  private static final int KEEP_ALIVE_SECONDS = 15;

  /**
   * @param authority identifies the pinned one; null for the usual ones
   * @param proof identifies credentials with a client certificate; null for none
   */
  record Kind(String authority, String proof) {
    static final Kind PLAIN = new Kind(null, null);
  }

  /** Counts its users; the last one out closes it once it is retired. */
  static final class Lease {
    final HttpClient client;
    private int users;
    private boolean retired;

    private Lease(HttpClient client) {
      this.client = client;
    }

    private synchronized boolean take() {
      users += retired ? 0 : 1;
      return !retired;
    }

    synchronized void release() {
      users--;
      closeIfUnused();
    }

    private synchronized void retire() {
      retired = true;
      closeIfUnused();
    }

    private void closeIfUnused() {
      if (retired && users == 0) {
        client.close();
      }
    }
  }

  private final Vertx vertx;
  private final Duration connectTimeout;
  private final int most;
  private final Cache<Kind, Lease> leases =
      Caffeine.newBuilder()
          .maximumSize(MOST)
          .expireAfterAccess(Duration.ofMinutes(10))
          .executor(Runnable::run)
          .evictionListener((Kind kind, Lease lease, RemovalCause cause) -> lease.retire())
          .build();

  /**
   * @param most connections to one address
   */
  Clients(Vertx vertx, Duration connectTimeout, int most) {
    this.vertx = vertx;
    this.connectTimeout = connectTimeout;
    this.most = most;
  }

  /**
   * A client to use until it is released.
   *
   * @param authority PEM or DER; null unless the kind has one
   * @param credentials null unless the kind has a proof
   * @throws FetchFailure if either cannot be used
   */
  Lease take(Kind kind, byte[] authority, UpstreamCredentials credentials) {
    while (true) {
      Lease lease = leases.get(kind, absent -> new Lease(client(authority, credentials)));
      if (lease.take()) {
        return lease;
      }
    }
  }

  private HttpClient client(byte[] authority, UpstreamCredentials credentials) {
    HttpClientOptions options =
        new HttpClientOptions()
            .setProtocolVersion(HttpVersion.HTTP_1_1)
            .setVerifyHost(true)
            .setConnectTimeout((int) connectTimeout.toMillis())
            .setSslHandshakeTimeout(connectTimeout.toMillis())
            .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
            .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
            .setMaxPoolSize(most)
            .setMaxHeaderSize(MAX_HEADERS)
            .setMaxChunkSize(CHUNK)
            .setTracingPolicy(TracingPolicy.IGNORE);
    if (authority != null) {
      options.setTrustOptions(trust(authority));
    }
    if (credentials != null) {
      options.setKeyCertOptions(
          new PemKeyCertOptions()
              .setCertValue(Buffer.buffer(credentials.certificate()))
              .setKeyValue(Buffer.buffer(credentials.key())));
    }
    return vertx.createHttpClient(options);
  }

  private static TrustOptions trust(byte[] authority) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      int number = 0;
      for (Certificate certificate :
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(authority))) {
        store.setCertificateEntry("authority-" + number++, certificate);
      }
      if (number == 0) {
        throw new FetchFailure(
            FailureReason.UNPREPARED, "the pinned authority holds no certificate");
      }
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      return TrustOptions.wrap(factory.getTrustManagers()[0]);
    } catch (GeneralSecurityException | IOException unusable) {
      throw new FetchFailure(
          FailureReason.UNPREPARED, "the pinned authority is no certificate in PEM or DER");
    }
  }
}
