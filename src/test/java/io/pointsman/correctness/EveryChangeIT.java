package io.pointsman.correctness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Tag;

/** Each kind of change made through one replica is what the other answers within a second. */
@Tag("quiet")
class EveryChangeIT {

  private static final long BLOCK = 0x7c2f83_000000L;
  private static final String VENDOR_URL = "https://vendor.example/{mac.lower}";
  private static final String FIRST_URL = "https://provider.example/first/{mac.lower}";
  private static final String SECOND_URL = "https://provider.example/second/{mac.lower}";
  private static final String OWN_URL = "https://own.example/one/{mac.lower}";
  private static final String OTHER_URL = "https://own.example/two/{mac.lower}";

  private static final Map<String, Double> WORST = new TreeMap<>();
  private static Cluster cluster;
  private static Tenant vendor;
  private static Tenant provider;

  @BeforeAll
  static void register() {
    cluster = Cluster.shared();
    Api api = new Api(cluster.first());
    vendor = Tenant.vendor(api, "Every change vendor");
    provider = Tenant.provider(api, "Every change provider");
    vendor.profile("all", VENDOR_URL);
    vendor.range(BLOCK, BLOCK + 0xfffff, "all", false);
  }

  @AfterAll
  static void report() {
    System.out.println("EveryChangeIT: worst milliseconds " + WORST);
  }

  @RepeatedTest(5)
  void isFollowed(RepetitionInfo repetition) {
    long mac = BLOCK + 0x1000L * repetition.getCurrentRepetition();
    long other = mac + 1;
    provider.profile("main", FIRST_URL);
    seen("nothing yet", mac, VENDOR_URL);

    UUID range = provider.range(mac, mac + 0xfff, "main", false);
    seen("range allotted", mac, FIRST_URL);
    provider.profile("main", SECOND_URL);
    seen("profile re-pointed", mac, SECOND_URL);
    provider.changeRange(range, null, false);
    unknown("range without profile", mac);
    provider.changeRange(range, null, true);
    seen("range inherits", mac, VENDOR_URL);
    provider.device(mac, "main");
    seen("device put", mac, SECOND_URL);
    provider.ownUrl(mac, OWN_URL);
    seen("own URL put", mac, OWN_URL);
    provider.ownUrl(mac, OTHER_URL);
    seen("own URL changed", mac, OTHER_URL);

    provider.suspend("CONTINUE");
    seen("suspended, phones go on", mac, OTHER_URL);
    provider.suspend("STOP");
    unknown("suspended, phones stop", mac);
    provider.resume();
    seen("suspension ended", mac, OTHER_URL);

    provider.release(mac);
    later("device released", mac);
    provider.device(mac, "main");
    seen("taken again by its last holder", mac, SECOND_URL);
    provider.device(other, "main");
    provider.takeBack(range, "release");
    later("range taken back, devices released", mac);
    later("range taken back, devices released", other);
    seen("range taken back", mac + 2, VENDOR_URL);
  }

  private static void seen(String kind, long mac, String template) {
    follow(kind, mac, Staged.expand(template, mac));
  }

  private static void unknown(String kind, long mac) {
    follow(kind, mac, Answer.UNKNOWN);
  }

  private static void later(String kind, long mac) {
    follow(kind, mac, Answer.LATER);
    try (PhoneLine line = PhoneLine.to(cluster.second())) {
      assertThat(Integer.parseInt(line.ask(mac).retryAfter())).isBetween(1, 60);
    }
  }

  private static void follow(String kind, long mac, String truth) {
    WORST.merge(kind, Follow.withinASecond(cluster.second(), mac, truth), Math::max);
    Follow.withinASecond(cluster.first(), mac, truth);
  }
}
