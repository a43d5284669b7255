package io.pointsman.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.pointsman.registry.Caller;
import io.pointsman.registry.KeyHolder;
import io.pointsman.registry.ProblemType;
import io.pointsman.registry.RegistryException;
import io.pointsman.registry.Role;
import io.smallrye.mutiny.Uni;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who is asked about what was presented, and how often. */
class AuthenticationTest {

  private static final String OPERATOR = "pm_the-operators-key-in-this-test";
  private static final String TOKEN = "eyJhbGciOiJSUzI1NiJ9.e30.c2ln";
  private static final Caller BY_TOKEN =
      new Caller("oidc:login.example:anna", UUID.randomUUID(), Role.READER);

  private final List<byte[]> askedKeys = new ArrayList<>();
  private final List<String> askedTokens = new ArrayList<>();
  private final KeyHolder holder =
      new KeyHolder(UUID.randomUUID(), UUID.randomUUID(), Role.EDITOR, false);

  @Test
  void aKeyNeverReachesTheProvider() {
    assertThat(present("pm_" + "A".repeat(43), true).actor()).isEqualTo("key:" + holder.key());
    assertThat(present("pm_eyJhbGciOiJSUzI1NiJ9.e30.c2ln", true).role()).isEqualTo(Role.EDITOR);
    assertThat(askedTokens).isEmpty();
    assertThat(askedKeys).hasSize(2);
  }

  @Test
  void aTokenNeverReachesTheKeys() {
    assertThat(present(TOKEN, true)).isEqualTo(BY_TOKEN);
    assertThat(present("anything", true)).isEqualTo(BY_TOKEN);
    assertThat(present("x".repeat(16_384), true)).isEqualTo(BY_TOKEN);
    assertThat(askedTokens).hasSize(3).startsWith(TOKEN, "anything");
    assertThat(askedKeys).isEmpty();
  }

  @Test
  void theOperatorsKeyReachesNeither() {
    assertThat(present(OPERATOR, true)).isEqualTo(Caller.operator());
    assertThat(askedTokens).isEmpty();
    assertThat(askedKeys).isEmpty();
  }

  @Test
  void withoutAProviderATokenIsAWrongKey() {
    RegistryException refusal =
        catchThrowableOfType(RegistryException.class, () -> present(TOKEN, false));
    assertThat(refusal).hasMessage("The key is not valid.");
    assertThat(refusal.type()).isEqualTo(ProblemType.UNAUTHENTICATED);
    assertThat(askedKeys).isEmpty();
  }

  private Caller present(String secret, boolean withProvider) {
    Authentication authentication =
        new Authentication(
            operator(),
            hash -> {
              askedKeys.add(hash);
              return Uni.createFrom().item(holder);
            },
            withProvider
                ? Optional.of(
                    token -> {
                      askedTokens.add(token);
                      return Uni.createFrom().item(BY_TOKEN);
                    })
                : Optional.empty());
    return authentication.authenticate("Bearer " + secret).await().indefinitely();
  }

  private static OperatorKey operator() {
    return new OperatorKey(
        new OperatorConfig() {
          @Override
          public Optional<String> key() {
            return Optional.of(OPERATOR);
          }

          @Override
          public Optional<Path> keyFile() {
            return Optional.empty();
          }
        });
  }
}
