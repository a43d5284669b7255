package io.pointsman.phone;

import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.JdkSSLEngineOptions;
import io.vertx.core.net.OpenSSLEngineOptions;
import io.vertx.core.net.SSLOptions;
import java.util.concurrent.TimeUnit;

/**
 * What Vert.x' own decoder and TLS are told about a phone port, as they take nothing else than its
 * options: their limits, and certificates.
 */
final class ServerOptions {

  private ServerOptions() {}

  /**
   * @param port as Vert.x takes it: a negative one is any free port that instances share
   */
  static HttpServerOptions plain(PhoneConfig config, int port) {
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost(config.host())
            .setPort(port)
            .setUseAlpn(false)
            .setMaxInitialLineLength(config.maxRequestLine())
            .setMaxHeaderSize(config.maxHeaders())
            .setMaxChunkSize(8192)
            .setAcceptBacklog(4096)
            .setUseProxyProtocol(config.proxyProtocol());
    options.setProxyProtocolTimeout(config.headTimeout().toMillis());
    options.setProxyProtocolTimeoutUnit(TimeUnit.MILLISECONDS);
    return options;
  }

  /** What TLS is made with, for people. */
  static String tlsEngine() {
    return OpenSSLEngineOptions.isAvailable() ? "OpenSSL" : "JDK, as OpenSSL is not present";
  }

  /** OpenSSL where it is present: a handshake costs it a third of what it costs the JDK. */
  static HttpServerOptions tls(PhoneConfig config, int port, SSLOptions ssl) {
    HttpServerOptions options = plain(config, port).setSsl(true).setSni(true);
    options.setSslEngineOptions(
        OpenSSLEngineOptions.isAvailable()
            ? new OpenSSLEngineOptions()
            : new JdkSSLEngineOptions());
    options.setKeyCertOptions(ssl.getKeyCertOptions());
    if (ssl.getTrustOptions() != null) {
      options.setTrustOptions(ssl.getTrustOptions());
    }
    options.setEnabledSecureTransportProtocols(ssl.getEnabledSecureTransportProtocols());
    ssl.getEnabledCipherSuites().forEach(options::addEnabledCipherSuite);
    options.setSslHandshakeTimeout(config.handshakeTimeout().toMillis());
    options.setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
    return options;
  }
}
