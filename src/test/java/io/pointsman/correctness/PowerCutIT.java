package io.pointsman.correctness;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.PhoneCertificate;
import io.pointsman.testing.FreePorts;
import io.pointsman.testing.Replica;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * After a power cut every phone asks once within some minutes, half of them by TLS, and finds
 * replicas that have just started and a Redis that is empty.
 *
 * <p>The scale is that of two cores which phones, replicas and stores share. What it stands for is
 * a million phones within ten minutes, 1,667 a second: the short form has 1/250 of them at 1/4 of
 * that rate, the long one 1/10 at 1/4.
 */
@Tag("quiet")
class PowerCutIT {

  private static final int RATE = Integer.getInteger("pointsman.rate", 400);
  private static final int FEW = 4_000;
  private static final int MANY = Integer.getInteger("pointsman.phones", 100_000);
  private static final int FIRST = 0x400000;
  private static final String TEMPLATE = "https://power.example/{mac.lower}.cfg";

  /** The connections for look-ups of one replica, which is how many it can make at once. */
  private static final int LOOKUPS_EACH = 2;

  @TempDir private Path folder;

  @Test
  void everyPhoneGetsItsRightAnswer() throws Exception {
    everyPhoneOf(FEW);
  }

  @Test
  @Tag("endurance")
  void everyOneOfManyPhonesGetsItsRightAnswer() throws Exception {
    everyPhoneOf(MANY);
  }

  private void everyPhoneOf(int phones) throws Exception {
    PhoneCertificate.make("EC", "phones.example").write(file("crt"), file("key"));
    try (Cluster cluster = new Cluster()) {
      List<ReturningPhones.Phone> all = register(cluster, phones);
      int[] tlsPorts = {FreePorts.next(), FreePorts.next()};
      try (Replica first = replica(cluster, tlsPorts[0]);
          Replica second = replica(cluster, tlsPorts[1])) {
        first.awaitReady(Duration.ofMinutes(3));
        second.awaitReady(Duration.ofMinutes(3));
        cluster.redis().command("FLUSHALL");
        try (LookupCount lookups = new LookupCount(cluster.postgres());
            ReturningPhones returning =
                new ReturningPhones(
                    new int[] {first.phonePort(), second.phonePort()}, tlsPorts, all, RATE)) {
          returning.awaitAll(Duration.ofSeconds(phones / RATE).multipliedBy(3).plusSeconds(60));
          System.out.printf(
              "PowerCutIT: %s; at most %d look-ups at once in PostgreSQL%n",
              returning, lookups.most());
          assertThat(returning.wrong()).isEmpty();
          assertThat(lookups.most()).isBetween(1, 2 * LOOKUPS_EACH);
        }
      }
    }
  }

  private Replica replica(Cluster cluster, int tlsPort) {
    return cluster
        .replica("cold")
        .optimized()
        .property("pointsman.phone.retry-after", "1")
        .environment("POINTSMAN_PHONE_TLS_PORT", Integer.toString(tlsPort))
        .environment("QUARKUS_TLS_PHONE_KEY_STORE_PEM_MAIN_CERT", file("crt").toString())
        .environment("QUARKUS_TLS_PHONE_KEY_STORE_PEM_MAIN_KEY", file("key").toString())
        .startWithoutWaiting();
  }

  /** Of ten phones five follow a profile, two a range's, two have own URLs, one is nobody's. */
  private static List<ReturningPhones.Phone> register(Cluster cluster, int phones) {
    int tenth = phones / Maker.values().length / 10;
    try (Replica replica =
        cluster.replica("registers").startWithoutWaiting().awaitReady(Duration.ofMinutes(3))) {
      Tenant holder = Tenant.provider(new Api(replica), "Power");
      UUID profile = holder.profile("power", TEMPLATE);
      List<ReturningPhones.Phone> all = new ArrayList<>();
      for (Maker maker : Maker.values()) {
        long first = maker.mac(FIRST);
        Staged.devices(cluster.postgres(), holder, profile, first, 5 * tenth);
        holder.range(first + 5 * tenth, first + 7 * tenth - 1, "power", false);
        Staged.ownUrls(cluster.postgres(), holder, first + 7 * tenth, 2 * tenth);
        for (long mac = first; mac < first + 10 * tenth; mac++) {
          long kind = (mac - first) / tenth;
          String truth =
              kind < 7
                  ? Staged.expand(TEMPLATE, mac)
                  : kind < 9 ? Staged.ownUrlAnswer(mac) : Answer.UNKNOWN;
          all.add(new ReturningPhones.Phone(maker, mac, truth));
        }
      }
      return all;
    }
  }

  private Path file(String kind) {
    return folder.resolve("phones." + kind);
  }
}
