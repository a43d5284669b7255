package io.pointsman;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Answers {@code pointsman.derived.*}, by which {@code application.properties} tells Quarkus what
 * our few settings mean for it, and what the local run takes as defaults.
 */
public final class DerivedSettings implements ConfigSourceFactory {

  /** The system property by which the local run says where it keeps the operator's key. */
  static final String LOCAL_OPERATOR_KEY_FILE = "local-run.operator-key-file";

  /** The same for the keys that seal secrets. */
  static final String LOCAL_SECRETS_KEYS_FILE = "local-run.secrets-keys-file";

  /** Above application.properties, below everything an operator sets. */
  private static final int ORDINAL = 260;

  @Override
  public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
    Map<String, String> derived = new HashMap<>();
    String database = value(context, "pointsman.database.url");
    if (database != null) {
      DatabaseUrl url = DatabaseUrl.parse(database);
      derived.put("pointsman.derived.jdbc-url", url.jdbc());
      derived.put("pointsman.derived.reactive-url", url.reactive());
      derived.put("pointsman.derived.user", url.user());
      derived.put("pointsman.derived.password", url.password());
    }
    String redis = value(context, "pointsman.redis.url");
    boolean none = redis == null || redis.equals("none");
    derived.put("pointsman.derived.redis-active", Boolean.toString(!none));
    if (!none) {
      RedisUrl url = RedisUrl.parse(redis);
      derived.put("pointsman.derived.redis-hosts", url.hosts());
      derived.put("pointsman.derived.redis-type", url.master() == null ? "standalone" : "sentinel");
      derived.put("pointsman.derived.redis-master", url.master());
    }
    boolean traced = value(context, "pointsman.tracing.endpoint") != null;
    derived.put("pointsman.derived.tracing-off", Boolean.toString(!traced));
    String sides = value(context, "pointsman.sides");
    boolean api =
        sides == null || List.of(sides.toLowerCase(Locale.ROOT).split("\\s*,\\s*")).contains("api");
    derived.put("pointsman.derived.api", Boolean.toString(api));
    // Quarkus would take TLS 1.3 alone, which many phones do not speak.
    String tls = value(context, "pointsman.phone.tls-configuration");
    derived.put("quarkus.tls." + (tls == null ? "phone" : tls) + ".protocols", "TLSv1.3,TLSv1.2");
    if ("true".equals(value(context, "pointsman.local.enabled"))) {
      derived.put("pointsman.registry.unheld-claims", "RANGES");
      derived.put("pointsman.registry.target-hosts", "free");
      String port = value(context, "pointsman.phone.port");
      derived.put(
          "pointsman.phone.public-urls", "http://localhost:" + (port == null ? "7080" : port));
      derived.put("quarkus.shutdown.delay", "0S");
      derived.put("pointsman.operator.key-file", System.getProperty(LOCAL_OPERATOR_KEY_FILE));
      derived.put("pointsman.secrets.keys-file", System.getProperty(LOCAL_SECRETS_KEYS_FILE));
    }
    return List.of(new Source(derived));
  }

  @Override
  public OptionalInt getPriority() {
    return OptionalInt.of(ORDINAL);
  }

  private static String value(ConfigSourceContext context, String name) {
    ConfigValue value = context.getValue(name);
    return value == null || value.getValue() == null ? null : value.getValue().strip();
  }

  private record Source(Map<String, String> values) implements ConfigSource {

    /** None: Quarkus writes what it finds by name while it builds into the package, secrets too. */
    @Override
    public Set<String> getPropertyNames() {
      return Set.of();
    }

    @Override
    public String getValue(String name) {
      return values.get(name);
    }

    @Override
    public String getName() {
      return "derived from pointsman.*";
    }

    @Override
    public int getOrdinal() {
      return ORDINAL;
    }

    /** Never the values. */
    @Override
    public String toString() {
      return getName();
    }
  }
}
