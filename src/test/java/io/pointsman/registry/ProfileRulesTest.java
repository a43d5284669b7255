package io.pointsman.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.pointsman.delivery.ProxyRules;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What depends on the keys of the installation. */
class ProfileRulesTest {

  private static final NamedUploads NO_UPLOADS = new NamedUploads(Map.of(), Set.of());

  private final Organization organization = new Organization();
  private final Profile row = new Profile();

  @Test
  void aProxyNeedsKeysAndSaysWhichSetting() {
    RegistryException refused =
        catchThrowableOfType(
            RegistryException.class, () -> apply(null, "PROXY", "https://a.example/"));
    assertThat(refused.type()).isEqualTo(ProblemType.MODE_NOT_AVAILABLE);
    assertThat(refused.errors())
        .containsExactly(
            new FieldError(
                "mode",
                "PROXY",
                "needs keys, by which links are signed: the operator must set"
                    + " pointsman.secrets.keys"));
    assertThat(row.mode).isNull();
    apply(null, "MANIFEST", "https://a.example/");
    assertThat(row.mode).isEqualTo(Mode.MANIFEST);
  }

  @Test
  void aProfileKeepsTheKeyItBeganWith() {
    apply("first", "PROXY", "https://a.example/");
    assertThat(proxy().linkKey()).isEqualTo("first");
    apply("second", "PROXY", "https://elsewhere.example/");
    assertThat(proxy().linkKey()).isEqualTo("first");
    apply("second", "REDIRECT", "https://a.example/");
    apply("second", "PROXY", "https://a.example/");
    assertThat(proxy().linkKey()).isEqualTo("second");
  }

  private ProxyRules proxy() {
    return row.delivery.proxy();
  }

  private void apply(String key, String mode, String template) {
    RegistryConfig config =
        new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(RegistryConfig.class)
            .withDefaultValue("pointsman.registry.target-hosts", "free")
            .build()
            .getConfigMapping(RegistryConfig.class);
    TargetPolicy policy = new TargetPolicy(config);
    UpstreamRules upstream = new UpstreamRules(policy, new Keys(key));
    FilesRules files = new FilesRules(policy, new FormRules(vendor -> Set.of()));
    new ProfileRules(policy, new DeliveryRules(files, upstream), upstream)
        .apply(
            new ProfileDraft("p", mode, template, null, null, null, false, DeliveryDraft.NONE),
            organization,
            row,
            NO_UPLOADS);
  }

  /** Only names a key, or has none. */
  private record Keys(String name) implements Secrets {

    @Override
    public boolean available() {
      return name != null;
    }

    @Override
    public String currentKey() {
      return name;
    }

    @Override
    public String seal(byte[] secret, String context) {
      throw new AssertionError("nothing is sealed here");
    }

    @Override
    public String reseal(String sealed, String context) {
      throw new AssertionError("nothing is sealed here");
    }
  }
}
