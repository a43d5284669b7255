package io.pointsman.correctness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pointsman.mac.MacAddress;
import io.pointsman.testing.Replica;
import java.io.IOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A million rows by one upload to one replica, routed on the other, which meanwhile answers 2,000
 * polls a second.
 */
@Tag("endurance")
class MillionIT {

  private static final int ROWS = Integer.getInteger("pointsman.rows", 1_000_000);
  private static final int RATE = 2000;
  private static final int KNOWN = 20_000;
  private static final Duration WARMING = Duration.ofSeconds(20);
  private static final Duration BEFORE = Duration.ofSeconds(20);
  private static final Duration MOST = Duration.ofSeconds(60);
  private static final long FIRST = 0x7c2f90_000000L;
  private static final long KNOWN_FIRST = 0x7c2f8f_000000L;
  private static final String URL = "https://million.example/{mac.lower}";
  private static final String OWN = "https://own.example/%d/{mac.lower}";

  @Test
  void isRoutedElsewhereWithinAMinute(@TempDir Path folder) throws IOException {
    try (Cluster cluster = new Cluster();
        Replica first = replica(cluster, "million-first");
        Replica second = replica(cluster, "million-second")) {
      Tenant holder = Tenant.provider(new Api(first), "Million");
      var profile = holder.profile("main", URL);
      Staged.devices(cluster.postgres(), holder, profile, KNOWN_FIRST, KNOWN);
      Follow.within(
          MOST, second, KNOWN_FIRST + KNOWN - 1, Staged.expand(URL, KNOWN_FIRST + KNOWN - 1));
      Path file = write(folder.resolve("million.csv"));
      System.out.printf(
          "MillionIT: %d rows, %d bytes, load average %.1f%n", ROWS, Files.size(file), load());
      try (OpenLoad load =
          new OpenLoad(
              second.phonePort(), RATE, KNOWN_FIRST, KNOWN, answer -> answer.status() == 302)) {
        boolean phonesFirst = load.goFirst();
        Watch.pass(WARMING);
        int mark = load.mark();
        Watch.pass(BEFORE);
        OpenLoad.Part before = load.since(mark);
        mark = load.mark();
        long began = System.nanoTime();
        var job = CompletableFuture.supplyAsync(() -> upload(first, holder, file, began));
        Follow.within(Duration.ofMinutes(10), second, mac(ROWS - 1), answer(ROWS - 1));
        double seconds = (System.nanoTime() - began) / 1e9;
        OpenLoad.Part during = load.since(mark);
        System.out.printf(
            "MillionIT: routed on the other replica after %.1f s; load average %.1f;"
                + " the phones %s%n before: %s%n during: %s%n p99 during / before: %.1f%n %s%n",
            seconds,
            load(),
            phonesFirst ? "go before all else" : "wait for a core as all else does",
            before,
            during,
            during.p99() / before.p99(),
            job.join());
        sample(second);
        assertThat(load.wrong()).isZero();
        assertThat(seconds).isLessThan(MOST.toSeconds());
      }
    }
  }

  private static Replica replica(Cluster cluster, String name) {
    return cluster
        .replica(name)
        .optimized()
        .property("pointsman.registry.unheld-claims", "ranges")
        .startWithoutWaiting()
        .awaitReady(Duration.ofMinutes(3));
  }

  private static JsonNode upload(Replica replica, Tenant holder, Path file, long began) {
    try {
      JsonNode job =
          new Transfer(replica)
              .upload(
                  "devices/import?organization=" + holder.id(),
                  Transfer.CSV,
                  HttpRequest.BodyPublishers.ofFile(file),
                  Duration.ofMinutes(10));
      System.out.printf("MillionIT: done after %.1f s%n", (System.nanoTime() - began) / 1e9);
      return job;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** In the order of addresses, one in a hundred with a URL of its own. */
  private static Path write(Path file) throws IOException {
    try (Writer out = Files.newBufferedWriter(file)) {
      out.write("mac,profile,url,serial,note\n");
      for (int i = 0; i < ROWS; i++) {
        String url = isOwn(i) ? OWN.formatted(i) : "";
        out.write(
            "%s,main,%s,SN-%08d,\"desk %d, floor %d\"\n"
                .formatted(new MacAddress(mac(i)).colon(), url, i, i % 1000, i % 30));
      }
    }
    return file;
  }

  private static void sample(Replica replica) {
    Random random = new Random(1);
    try (PhoneLine line = PhoneLine.to(replica)) {
      for (int n = 0; n < 2000; n++) {
        int i = random.nextInt(ROWS);
        assertThat(line.ask(mac(i)).text()).isEqualTo(answer(i));
      }
    }
  }

  private static long mac(int row) {
    return FIRST + row;
  }

  private static boolean isOwn(int row) {
    return row % 100 == 50;
  }

  private static String answer(int row) {
    return Staged.expand(isOwn(row) ? OWN.formatted(row) : URL, mac(row));
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }
}
