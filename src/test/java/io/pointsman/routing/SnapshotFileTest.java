package io.pointsman.routing;

import static io.pointsman.routing.Worlds.batch;
import static io.pointsman.routing.Worlds.profile;
import static io.pointsman.routing.Worlds.range;
import static io.pointsman.routing.Worlds.uuid;
import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.delivery.CredentialsKind;
import io.pointsman.delivery.Delivery;
import io.pointsman.delivery.FirmwareFile;
import io.pointsman.delivery.Phonebook;
import io.pointsman.delivery.PhonebookFormat;
import io.pointsman.delivery.ProfileFiles;
import io.pointsman.delivery.ProxyRules;
import io.pointsman.delivery.SealedCredentials;
import io.pointsman.delivery.Upload;
import io.pointsman.registry.Mode;
import io.pointsman.template.TemplateSyntax;
import io.pointsman.template.UrlTemplate;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotFileTest {

  private static final long MAC = 0x7C2F_80AB_CDEFL;
  private static final Instant TAKEN = Instant.ofEpochMilli(1_700_000_000_123L);

  private static final Delivery DELIVERY =
      new Delivery(
          new ProfileFiles(
              List.of(new FirmwareFile("T46", "1.2", "https://pbx.example/ü")),
              List.of(),
              List.of(),
              new Phonebook("https://pbx.example/", PhonebookFormat.VCF),
              60,
              Map.of("fanvil", "xml")),
          new ProxyRules(
              true,
              false,
              Map.of("a.example", "b.example"),
              true,
              false,
              60,
              3600,
              new Upload("ca.pem", 7, "0".repeat(64), 9, "text/plain", "2026-07-01_00:00:00"),
              new SealedCredentials(CredentialsKind.BASIC, "2026-07-01T00:00:00Z", "v1.k.a.b"),
              "k"));

  private static final OrganizationPurges PURGES =
      new OrganizationPurges(uuid(1), 1, 5, Map.of(1, 7L, 900, 9L), Map.of(MAC, 1L << 40));

  /** Held, as a logger that nobody holds forgets its level. */
  private static final Logger LOG = Logger.getLogger(SnapshotFile.class.getName());

  @TempDir Path folder;

  @BeforeAll
  static void beQuiet() {
    LOG.setLevel(Level.OFF);
  }

  @AfterAll
  static void speakAgain() {
    LOG.setLevel(null);
  }

  @Test
  void keepsEverything() throws IOException {
    World before = world();
    file().write(new Snapshot(before, TAKEN));
    Snapshot snapshot = file().read().orElseThrow();
    World after = snapshot.world();
    assertThat(snapshot.taken()).isEqualTo(TAKEN);
    assertThat(after.position()).isEqualTo(before.position());
    assertThat(after.ranges()).isEqualTo(before.ranges()).hasSize(3);
    assertThat(after.stopped()).isEqualTo(before.stopped());
    assertThat(after.stopped().stream().toArray()).containsExactly(3, 70);
    assertThat(after.insiders().stream().toArray()).containsExactly(1, 3);
    assertThat(after.profiles().size()).isEqualTo(2);
    assertThat(after.profiles().get(1)).isEqualTo(before.profiles().get(1));
    assertThat(after.profiles().get(900)).isEqualTo(before.profiles().get(900));
    assertThat(after.profiles().get(900).delivery()).isEqualTo(DELIVERY);
    assertThat(after.profiles().get(1).delivery()).isSameAs(Delivery.NONE);
    assertThat(after.purges().all()).containsExactlyInAnyOrder(PURGES);
    assertThat(devices(after)).hasSize(4);
    assertThat(after.device(MAC)).isEqualTo(DeviceState.profile(1));
    assertThat(after.device(MAC + 1)).isEqualTo(DeviceState.ownUrl(Long.MAX_VALUE, 2, 900));
    assertThat(after.device(MAC + 2)).isEqualTo(DeviceState.ownUrl(1, 1, 0));
    assertThat(after.device(MAC + 3).rests()).isTrue();
    assertThat(after.device(MAC + 3).restSeconds()).isBetween(59, 61);
    assertThat(after.device(MAC + 4)).isEqualTo(DeviceState.ABSENT);
    for (long mac = MAC - 20; mac < MAC + 20; mac++) {
      assertThat(after.rangeIndex().profileAt(mac)).isEqualTo(before.rangeIndex().profileAt(mac));
    }
    assertThat(after.rangeIndex().profileAt(MAC - 9)).isEqualTo(1);
  }

  @Test
  void replacesAnOlderOneAndLeavesNothingBeside() throws IOException {
    file().write(new Snapshot(World.of(Worlds.START, new DeviceIndex(0)), TAKEN));
    file().write(new Snapshot(world(), TAKEN.plusSeconds(1)));
    assertThat(file().read().orElseThrow().taken()).isEqualTo(TAKEN.plusSeconds(1));
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(path());
    }
  }

  @Test
  void isEmptyWithoutAFile() throws IOException {
    assertThat(file().read()).isEmpty();
    Files.createDirectory(path());
    assertThat(file().read()).isEmpty();
  }

  @Test
  void isNotUsedWhereverItIsCutOff() throws IOException {
    byte[] whole = written();
    for (int length = 0; length < whole.length; length++) {
      Files.write(path(), Arrays.copyOf(whole, length));
      assertThat(file().read()).as("%d of %d bytes", length, whole.length).isEmpty();
    }
    Files.write(path(), Arrays.copyOf(whole, whole.length + 1));
    assertThat(file().read()).isEmpty();
  }

  @Test
  void isNotUsedIfAnyByteIsWrong() throws IOException {
    byte[] whole = written();
    for (int at = 0; at < whole.length; at++) {
      for (int flip : new int[] {0x01, 0x80, 0xFF}) {
        whole[at] ^= (byte) flip;
        Files.write(path(), whole);
        assertThat(file().read()).as("byte %d, %x", at, flip).isEmpty();
        whole[at] ^= (byte) flip;
      }
    }
    Files.write(path(), whole);
    assertThat(file().read()).isPresent();
  }

  @Test
  void isNotUsedIfAnotherVersionWroteIt() throws IOException {
    byte[] whole = written();
    whole[3]++;
    ByteBuffer.wrap(whole).putLong(whole.length - 8, sum(whole));
    Files.write(path(), whole);
    assertThat(file().read()).isEmpty();
    whole[3]--;
    ByteBuffer.wrap(whole).putLong(whole.length - 8, sum(whole));
    Files.write(path(), whole);
    assertThat(file().read()).isPresent();
  }

  @Test
  void isNotUsedIfItIsNothingOfOurs() throws IOException {
    Random random = new Random(5);
    for (int i = 0; i < 200; i++) {
      byte[] garbage = new byte[random.nextInt(3000)];
      random.nextBytes(garbage);
      Files.write(path(), garbage);
      assertThat(file().read()).isEmpty();
    }
  }

  @Test
  void leavesOutRestsThatAreOver() throws IOException {
    DeviceIndex devices = new DeviceIndex(0);
    devices.put(MAC, new DeviceState(0, 0, 0, System.nanoTime() - 1, true));
    file().write(new Snapshot(World.of(Worlds.START, devices), TAKEN));
    assertThat(devices(file().read().orElseThrow().world())).isEmpty();
  }

  @Test
  void restsEndNoLaterThoughTheClockWasSetBack() throws IOException {
    DeviceIndex devices = new DeviceIndex(0);
    devices.put(MAC, DeviceState.resting(86_460_000));
    // As if a day had passed by the time at which it was taken.
    Instant taken = Instant.now().plusSeconds(86_400);
    file().write(new Snapshot(World.of(Worlds.START, devices), taken));
    assertThat(file().read().orElseThrow().world().device(MAC).restSeconds()).isBetween(55, 61);
  }

  private static long sum(byte[] whole) {
    CRC32C sum = new CRC32C();
    sum.update(whole, 0, whole.length - 8);
    return sum.getValue();
  }

  private byte[] written() throws IOException {
    file().write(new Snapshot(world(), TAKEN));
    return Files.readAllBytes(path());
  }

  private static Map<Long, DeviceState> devices(World world) {
    Map<Long, DeviceState> devices = new HashMap<>();
    world.devices().forEach(devices::put);
    return devices;
  }

  private SnapshotFile file() {
    return new SnapshotFile(path());
  }

  private Path path() {
    return folder.resolve("index.snapshot");
  }

  private static World world() {
    Index index =
        Worlds.index(
            batch(
                Map.of(
                    MAC,
                    DeviceState.profile(1),
                    MAC + 1,
                    DeviceState.ownUrl(Long.MAX_VALUE, 2, 900),
                    MAC + 2,
                    DeviceState.ownUrl(1, 1, 0),
                    MAC + 3,
                    DeviceState.resting(60_000)),
                List.of(
                    range(1, null, 1, MAC - 10, MAC + 10, 1, false),
                    range(2, 1L, 2, MAC - 8, MAC - 5, 900, true),
                    range(3, 2L, 3, MAC - 8, MAC - 7, 0, true)),
                List.of(profile(1, 1), delivering(profile(900, 2))),
                List.of(
                    new OrganizationRow(uuid(1), 1, false, true),
                    new OrganizationRow(uuid(3), 3, true, true),
                    new OrganizationRow(uuid(70), 70, true, false))));
    index.apply(Worlds.purges(Touched.all(List.of(PURGES), OrganizationPurges::id)));
    return index.world();
  }

  private static RoutedProfile delivering(RoutedProfile profile) {
    return new RoutedProfile(
        profile.number(),
        profile.id(),
        profile.organization(),
        Mode.MANIFEST,
        // What only a phone can fill, which no redirect may hold.
        new Target(
            UrlTemplate.parseForBody(TemplateSyntax.FANVIL, "https://h.example/$input"), 302),
        profile.overrides(),
        DELIVERY);
  }
}
