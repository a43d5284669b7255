package io.pointsman.registry;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The rules of the local run: ranges may be claimed anywhere, phones may be sent anywhere. */
public class OpenRegistry implements QuarkusTestProfile {

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "pointsman.registry.unheld-claims", "ranges",
        "pointsman.registry.target-hosts", "free",
        "pointsman.registry.claim-limit", "65536",
        // A machine busy with tests is slower than any that should serve.
        "pointsman.registry.database-timeout", "30s",
        "pointsman.registry.bulk-timeout", "240s");
  }
}
