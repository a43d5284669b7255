package io.pointsman.phone;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.runtime.config.KeyStoreConfig;
import io.quarkus.tls.runtime.config.PemKeyCertConfig;
import io.quarkus.tls.runtime.config.TlsBucketConfig;
import io.quarkus.tls.runtime.config.TlsConfig;
import io.smallrye.config.SmallRyeConfig;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * When the certificates end that phones are shown: a gauge for each, by its name in the
 * configuration, so that there are as many as an operator has named.
 */
final class CertificateEnds {

  /** Vert.x' names for pairs of PEM files, with their place in the list. */
  private static final String NUMBERED = "dummy-entry-";

  private final MultiGauge gauges;

  CertificateEnds(MeterRegistry registry) {
    gauges =
        MultiGauge.builder("pointsman.phone.certificate.end")
            .description("When a certificate for phones, or one of its chain, ends")
            .baseUnit("seconds")
            .register(registry);
  }

  /** Takes the place of what was shown before. */
  void show(Map<String, Long> ends) {
    gauges.register(
        ends.entrySet().stream()
            .map(end -> Row.of(Tags.of("certificate", end.getKey()), end.getValue()))
            .toList(),
        true);
  }

  /** Seconds since 1970 by name; empty without certificates. */
  static Map<String, Long> of(TlsConfiguration certificates) {
    return certificates.getKeyStore() == null
        ? Map.of()
        : of(certificates.getKeyStore(), namesOfPem(certificates.getName()));
  }

  /**
   * @param names those of pairs of PEM files in their order; a store of another kind has its own
   */
  static Map<String, Long> of(KeyStore store, List<String> names) {
    Map<String, Long> ends = new TreeMap<>();
    try {
      for (String alias : Collections.list(store.aliases())) {
        Certificate[] chain = store.getCertificateChain(alias);
        if (chain != null) {
          ends.put(name(alias, names), end(chain));
        }
      }
      return ends;
    } catch (KeyStoreException notLoaded) {
      throw new IllegalStateException(notLoaded);
    }
  }

  /** Phones refuse a chain of which any one has ended. */
  private static long end(Certificate[] chain) {
    return Arrays.stream(chain)
        .mapToLong(one -> ((X509Certificate) one).getNotAfter().toInstant().getEpochSecond())
        .min()
        .orElseThrow();
  }

  private static String name(String alias, List<String> names) {
    if (names.isEmpty() || !alias.startsWith(NUMBERED)) {
      return alias;
    }
    return names.get(Integer.parseInt(alias.substring(NUMBERED.length())));
  }

  private static List<String> namesOfPem(String configuration) {
    TlsConfig all =
        ConfigProvider.getConfig().unwrap(SmallRyeConfig.class).getConfigMapping(TlsConfig.class);
    return Optional.ofNullable(all.namedCertificateConfig().get(configuration))
        .or(all::defaultCertificateConfig)
        .flatMap(TlsBucketConfig::keyStore)
        .flatMap(KeyStoreConfig::pem)
        .map(CertificateEnds::inOrder)
        .orElse(List.of());
  }

  private static List<String> inOrder(PemKeyCertConfig pairs) {
    return pairs.order().orElseGet(() -> List.copyOf(new TreeSet<>(pairs.keyCerts().keySet())));
  }
}
