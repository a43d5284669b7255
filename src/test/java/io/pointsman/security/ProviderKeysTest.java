package io.pointsman.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.registry.Caller;
import io.pointsman.registry.ProblemType;
import io.pointsman.registry.RegistryException;
import io.pointsman.registry.Role;
import io.pointsman.testing.TestOpenIdProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How often the provider is asked for its keys, and what if it is away. */
class ProviderKeysTest {

  private final TokenDesk desk = new TokenDesk();
  private final TestOpenIdProvider provider = desk.provider;

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void rotatedKeysAreFetchedOnceAndOldOnesGo() {
    desk.configure(Map.of("fetch-interval", "0s"));
    String old = desk.good().signed();
    desk.caller(old);
    provider.rotate(false);
    assertThat(desk.caller(desk.good().signed()).role()).isEqualTo(Role.EDITOR);
    assertThat(provider.fetches()).isEqualTo(2);
    assertThat(desk.refusal(old).getMessage())
        .isEqualTo("The token is signed by a key that the provider does not list.");
  }

  @Test
  void unknownKeysMakeTheProviderBeAskedSeldom() {
    desk.caller(desk.good().signed());
    for (int i = 0; i < 20; i++) {
      desk.refused(
          "The token is signed by a key that the provider does not list.",
          desk.good().keyId("forged-" + i));
    }
    assertThat(provider.fetches()).isEqualTo(1);
  }

  @Test
  void manyTokensAtOnceAskOnce() {
    List<CompletableFuture<Caller>> all = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      all.add(desk.begin(desk.good()).subscribeAsCompletionStage());
    }
    all.forEach(each -> assertThat(each.orTimeout(20, TimeUnit.SECONDS).join().role()).isNotNull());
    assertThat(provider.fetches()).isEqualTo(1);
  }

  @Test
  void aProviderThatIsAwayIsNoFaultOfTheToken() {
    desk.configure(Map.of("fetch-interval", "1s"));
    provider.close();
    RegistryException refusal = desk.refusal(desk.good().signed());
    assertThat(refusal.type()).isEqualTo(ProblemType.PROVIDER_UNAVAILABLE);
    assertThat(refusal.extras()).isEqualTo(Map.of("retryAfter", 1L));
    provider.open();
    Awaitility.await()
        .ignoreExceptionsInstanceOf(RegistryException.class)
        .untilAsserted(
            () -> assertThat(desk.caller(desk.good().signed()).role()).isEqualTo(Role.EDITOR));
    // Once known, the keys go on without it.
    provider.close();
    assertThat(desk.caller(desk.good().signed()).role()).isEqualTo(Role.EDITOR);
  }

  @Test
  void anotherIssuersDiscoveryIsNotBelieved() {
    provider.sayIssuer("https://elsewhere.example");
    assertThat(desk.refusal(desk.good().signed()).type())
        .isEqualTo(ProblemType.PROVIDER_UNAVAILABLE);
    assertThat(provider.fetches()).isZero();
  }
}
