package io.pointsman.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.template.TemplateSyntax;
import io.pointsman.template.UrlTemplate;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetPolicyTest {

  private final FieldErrors errors = new FieldErrors();

  @ParameterizedTest
  @CsvSource({
    "https://prov.example/, true",
    "https://PROV.example/, true",
    "https://a.phones.example/, true",
    "https://a.b.phones.example/, true",
    "https://phones.example/, false",
    "https://xphones.example/, false",
    "https://prov.example.evil.test/, false",
    "https://notprov.example/, false",
    "https://prov.example@evil.test/, false",
    "https://evil.test/prov.example, false"
  })
  void inApprovedModeTheHostMustBeApproved(String url, boolean expected) {
    Organization organization = organization("prov.example", "*.phones.example");
    assertThat(check("approved", null, url, organization) != null)
        .as(errors.list().toString())
        .isEqualTo(expected);
    assertThat(errors.isEmpty()).isEqualTo(expected);
  }

  @Test
  void inFreeModeAnyPublicHostWillDo() {
    assertThat(check("free", "GIGASET", "http://anywhere.test/%MACD.xml", organization()).syntax())
        .isEqualTo(TemplateSyntax.GIGASET);
    assertThat(check("free", null, "http://127.0.0.1/", organization())).isNull();
    assertThat(errors.list().get(0).message())
        .startsWith("leads to the private or loopback host '127.0.0.1'");
  }

  @Test
  void privateTargetsMayBeAllowed() {
    Organization organization = organization();
    organization.allowPrivateTargets = true;
    assertThat(check("free", null, "http://127.0.0.1/", organization)).isNotNull();
  }

  @Test
  void badSyntaxAndBadTextAreBothNamed() {
    assertThat(check("free", "LATIN", null, organization())).isNull();
    assertThat(errors.list()).extracting(FieldError::field).containsExactly("syntax", "template");
  }

  @Test
  void malformedTemplatesNamePartAndPosition() {
    assertThat(check("free", null, "https://a.example/{mac.loud}", organization())).isNull();
    assertThat(errors.list()).hasSize(1);
    assertThat(errors.list().get(0).message()).startsWith("path, position 18: ");
  }

  private UrlTemplate check(String mode, String syntax, String url, Organization organization) {
    RegistryConfig config =
        new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(RegistryConfig.class)
            .withDefaultValue("pointsman.registry.target-hosts", mode)
            .build()
            .getConfigMapping(RegistryConfig.class);
    return new TargetPolicy(config).check(errors, "", "template", syntax, url, organization);
  }

  private static Organization organization(String... hosts) {
    Organization organization = new Organization();
    organization.targetHosts = hosts;
    return organization;
  }
}
