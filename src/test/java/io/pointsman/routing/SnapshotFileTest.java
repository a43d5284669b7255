package io.pointsman.routing;

import static io.pointsman.routing.SnapshotWorld.DELIVERY;
import static io.pointsman.routing.SnapshotWorld.MAC;
import static io.pointsman.routing.SnapshotWorld.PURGES;
import static io.pointsman.routing.SnapshotWorld.TAKEN;
import static io.pointsman.routing.SnapshotWorld.world;
import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.delivery.Delivery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotFileTest {

  @TempDir Path folder;

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
}
