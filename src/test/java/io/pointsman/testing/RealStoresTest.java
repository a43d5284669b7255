package io.pointsman.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Guards that every Quarkus test gets the real stores without naming them. */
@Tag("application")
@QuarkusTest
class RealStoresTest {

  @Test
  void theirAddressesReachTheProgram() {
    assertThat(ConfigProvider.getConfig().getValue("pointsman.database.url", String.class))
        .startsWith("postgresql://pointsman:");
    assertThat(ConfigProvider.getConfig().getValue("pointsman.redis.url", String.class))
        .startsWith("redis://:");
  }
}
