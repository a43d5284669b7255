package io.pointsman.correctness;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.mac.MacAddress;
import io.pointsman.testing.Replica;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What one system exports gives the same routes in another, which began empty. */
class ExportImportIT {

  private static final long BLOCK = 0x7c2f8c_000000L;
  private static final String PREFIX = "7C2F8C";
  private static final int DEVICES = 150;
  private static final int ASKED = 1500;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final List<String> TEXTS =
      List.of(
          "plain",
          "a \"quoted\" word",
          "semi;colon, comma",
          "two\nlines",
          "Grüße 日本 😀",
          "\\.",
          "'=1+1");

  private final Cluster cluster = Cluster.shared();

  @Test
  void givesTheSameRoutesElsewhere() {
    long seed = Long.getLong("pointsman.seed", System.nanoTime());
    System.out.println("ExportImportIT: -Dpointsman.seed=" + seed);
    Random random = new Random(seed);
    Api here = new Api(cluster.first());
    Tenant provider = organizations(here);
    Tenant vendor = vendorOf(here);
    vendor.range(BLOCK, BLOCK + 0xffffff, "all", false);
    provider.range(BLOCK, BLOCK + 0x3ff, null, true);
    provider.range(BLOCK + 0x100, BLOCK + 0x1ff, "main", false);
    provider.range(BLOCK + 0x200, BLOCK + 0x2ff, null, false);
    for (int i = 0; i < DEVICES; i++) {
      here.put("devices/" + mac(random), device(random, i % 2 == 0 ? provider : vendor));
    }

    Transfer from = new Transfer(cluster.first());
    String ranges = from.export("ranges/export?within=" + PREFIX, Transfer.CSV);
    String devices = from.export("devices/export?prefix=" + PREFIX, Transfer.CSV);
    String lines = from.export("devices/export?prefix=" + PREFIX, Transfer.NDJSON);
    String database = cluster.postgres().createDatabase("elsewhere");
    try (Replica elsewhere =
        cluster
            .replica("elsewhere")
            .property("pointsman.database.url", database)
            .property("pointsman.redis.url", "none")
            .startWithoutWaiting()
            .awaitReady(Duration.ofMinutes(3))) {
      Api there = new Api(elsewhere);
      organizations(there);
      vendorOf(there);
      Transfer to = new Transfer(elsewhere);
      to.upload("ranges/import", Transfer.CSV, text(ranges), PATIENCE);
      long created =
          to.upload("devices/import", Transfer.CSV, text(devices), PATIENCE)
              .at("/rows/created")
              .asLong();
      assertThat(created).isGreaterThan(DEVICES / 2);
      assertThat(
              to.upload("devices/import", Transfer.NDJSON, text(lines), PATIENCE)
                  .at("/rows/unchanged")
                  .asLong())
          .isEqualTo(created);
      assertThat(to.export("ranges/export?within=" + PREFIX, Transfer.CSV)).isEqualTo(ranges);
      assertThat(to.export("devices/export?prefix=" + PREFIX, Transfer.CSV)).isEqualTo(devices);
      sameRoutes(random, elsewhere);
    }
  }

  private void sameRoutes(Random random, Replica elsewhere) {
    // The last row of the file was the last to be written.
    Watch.pass(Duration.ofSeconds(1));
    try (PhoneLine here = PhoneLine.to(cluster.first());
        PhoneLine there = PhoneLine.to(elsewhere)) {
      for (int i = 0; i < ASKED; i++) {
        long mac = BLOCK + random.nextInt(0x420);
        assertThat(there.ask(mac).text())
            .as(new MacAddress(mac).colon())
            .isEqualTo(here.ask(mac).text());
      }
    }
  }

  private static Tenant organizations(Api api) {
    Tenant provider = Tenant.provider(api, "Export, \"import\"; Ltd");
    provider.profile("main", "https://main.example/{mac.lower}");
    provider.profile("other", "https://other.example/?a=1,2;b={mac.upper}");
    return provider;
  }

  private static Tenant vendorOf(Api api) {
    Tenant vendor = Tenant.vendor(api, "Exporté 日本");
    vendor.profile("all", "https://vendor.example/{mac.lower}");
    vendor.profile("main", "https://vendor.example/main/{mac.lower}");
    return vendor;
  }

  private static Map<String, Object> device(Random random, Tenant holder) {
    Map<String, Object> body = new HashMap<>();
    body.put("organization", holder.id());
    if (random.nextBoolean()) {
      body.put("profile", "main");
    }
    if (!body.containsKey("profile") || random.nextInt(3) == 0) {
      body.put("url", "https://own.example/x;y,z/{mac.lower}?n=" + random.nextInt(20));
    }
    if (random.nextBoolean()) {
      body.put("note", TEXTS.get(random.nextInt(TEXTS.size())));
    }
    if (random.nextBoolean()) {
      body.put("serial", "SN;" + random.nextInt(1000));
    }
    return body;
  }

  /** Each at most once, as another holder's device cannot be put. */
  private int next = 0;

  private String mac(Random random) {
    next += 1 + random.nextInt(6);
    return new MacAddress(BLOCK + next).lower();
  }

  private static HttpRequest.BodyPublisher text(String file) {
    return HttpRequest.BodyPublishers.ofString(file);
  }
}
