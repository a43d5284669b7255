package io.pointsman.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pointsman.registry.Caller;
import io.pointsman.registry.ProblemType;
import io.pointsman.registry.Role;
import io.pointsman.testing.TestOpenIdProvider;
import io.pointsman.testing.TestToken;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Real signed tokens, against a provider that serves discovery and keys. */
class TokenCallersTest {

  private final TokenDesk desk = new TokenDesk();
  private final TestOpenIdProvider provider = desk.provider;

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void aRightTokenIsACallerOfItsOrganization() {
    assertThat(desk.caller(desk.good().signed()))
        .isEqualTo(new Caller("oidc:127.0.0.1:anna", TokenDesk.ACME, Role.EDITOR));
    assertThat(
            desk.caller(desk.good().claim("organization", TokenDesk.ACME.toString()).signed())
                .organization())
        .isEqualTo(TokenDesk.ACME);
    assertThat(
            desk.caller(desk.good().claim("organization", List.of("ACME")).signed()).organization())
        .isEqualTo(TokenDesk.ACME);
    assertThat(
            desk.caller(desk.good().claim("aud", List.of("other", TestToken.AUDIENCE)).signed())
                .role())
        .isEqualTo(Role.EDITOR);
    assertThat(desk.caller(desk.good().type("at+jwt").signed()).role()).isEqualTo(Role.EDITOR);
    assertThat(provider.discoveries()).isEqualTo(1);
    assertThat(provider.fetches()).isEqualTo(1);
  }

  @Test
  void theHighestRoleCounts() {
    assertThat(desk.role("pointsman-reader")).isEqualTo(Role.READER);
    assertThat(desk.role(List.of("offline_access", "pointsman-reader", "pointsman-admin")))
        .isEqualTo(Role.ADMIN);
    assertThat(desk.role("openid profile pointsman-editor")).isEqualTo(Role.EDITOR);
    desk.refused(
        desk.good().claim("roles", List.of("OPERATOR", "operator")),
        ProblemType.TOKEN_NOT_MAPPED,
        "The token's claim 'roles' has no value that is a role here (found: OPERATOR, operator).");
  }

  @Test
  void anOperatorIsOneOnlyIfConfiguredAndNeedsNoOrganization() {
    desk.configure(Map.of("operator-values", "root,pointsman-operator"));
    assertThat(
            desk.caller(
                desk.good().claim("roles", List.of("root")).claim("organization", null).signed()))
        .isEqualTo(new Caller("oidc:127.0.0.1:anna", null, Role.OPERATOR));
    assertThat(desk.role("pointsman-editor")).isEqualTo(Role.EDITOR);
  }

  @Test
  void claimsLieWhereTheyAreConfigured() {
    desk.configure(
        Map.of(
            "organization-claim", "pointsman.organization",
            "role-claim", "realm_access/roles",
            "admin-values", "Chief of phones"));
    assertThat(
            desk.caller(
                desk.good()
                    .claim("organization", null)
                    .claim("pointsman.organization", "ACME")
                    .claim("realm_access", Map.of("roles", List.of("Chief of phones")))
                    .signed()))
        .isEqualTo(new Caller("oidc:127.0.0.1:anna", TokenDesk.ACME, Role.ADMIN));
    desk.refused(
        desk.good(),
        ProblemType.TOKEN_NOT_MAPPED,
        "The token's claim 'realm_access/roles' has no value that is a role here (found:"
            + " nothing).");
  }

  @Test
  void organizationsThatAreNoneOrManyOrSuspendedAreRefused() {
    desk.refused(
        desk.good().claim("organization", null),
        ProblemType.TOKEN_NOT_MAPPED,
        "The token's claim 'organization' must name one organization (found: nothing).");
    desk.refused(
        desk.good().claim("organization", List.of("ACME", "Gone")),
        ProblemType.TOKEN_NOT_MAPPED,
        "The token's claim 'organization' must name one organization (found: ACME," + " Gone).");
    desk.refused(
        desk.good().claim("organization", "No\u0000body"),
        ProblemType.TOKEN_NOT_MAPPED,
        "The token's claim 'organization' names an organization that is not here (found:"
            + " No?body).");
    desk.refused(
        desk.good().claim("organization", "Gone"),
        ProblemType.ORGANIZATION_SUSPENDED,
        "The organization of this token is suspended: its operator can say why.");
  }

  @Test
  void actorsAreBoundedAndStayApart() {
    assertThat(TokenActor.of("login.example", "a-b_c@d|e+f.1"))
        .isEqualTo("oidc:login.example:a-b_c@d|e+f.1");
    String one = TokenActor.of("login.example", "x\n'; drop");
    String other = TokenActor.of("login.example", "x\n'; drip");
    assertThat(one).matches("oidc:login\\.example:x____drop~[0-9a-f]{12}").isNotEqualTo(other);
    assertThat(TokenActor.of("h", "y".repeat(5000))).hasSize("oidc:h:".length() + 100 + 13);
  }

  @Test
  void theStartIsRefusedWithoutIssuerOrAudience() {
    assertThatThrownBy(() -> desk.configure("issuer", null))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("pointsman.oidc.issuer (POINTSMAN_OIDC_ISSUER) is missing");
    assertThatThrownBy(() -> desk.configure("audience", null))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("pointsman.oidc.audience (POINTSMAN_OIDC_AUDIENCE) is missing");
    assertThatThrownBy(() -> desk.configure("issuer", "http://login.example/"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("must be an https address");
    assertThatThrownBy(() -> desk.configure("admin-values", "pointsman-reader"))
        .hasMessageContaining("means both");
  }
}
