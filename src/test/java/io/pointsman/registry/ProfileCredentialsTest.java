package io.pointsman.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.delivery.SealedCredentials;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProfileCredentialsTest {

  private final Profile row = new Profile();
  private final ProfileCredentials credentials =
      new ProfileCredentials(null, null, new OneSecret());

  @Test
  void credentialsPutWithinOneSecondAreTwoIdentities() {
    row.id = new UUID(0, 1);
    SealedCredentials first = sealed();
    Instant at = Instant.parse(first.since());
    while (!Instant.now().isAfter(at.plusMillis(1))) {
      Thread.onSpinWait();
    }
    assertThat(Instant.parse(sealed().since())).isAfter(at).isBefore(at.plusSeconds(30));
  }

  private SealedCredentials sealed() {
    return credentials.sealed(row, Map.of("kind", "BASIC", "user", "joe", "password", "p"));
  }

  private static final class OneSecret implements Secrets {
    @Override
    public boolean available() {
      return true;
    }

    @Override
    public String seal(byte[] secret, String context) {
      return "sealed";
    }

    @Override
    public String reseal(String sealed, String context) {
      return sealed;
    }

    @Override
    public String currentKey() {
      return "k1";
    }
  }
}
