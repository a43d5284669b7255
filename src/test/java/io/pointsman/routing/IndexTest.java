package io.pointsman.routing;

import static io.pointsman.routing.Worlds.batch;
import static io.pointsman.routing.Worlds.profile;
import static io.pointsman.routing.Worlds.range;
import static io.pointsman.routing.Worlds.uuid;
import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.mac.MacAddress;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IndexTest {

  private static final long MAC = 0x7C2F_80AB_CDEFL;
  private static final OrganizationRow RUNS_1 = new OrganizationRow(uuid(1), 1, false, false);
  private static final OrganizationRow STOPPED_1 = new OrganizationRow(uuid(1), 1, true, false);

  private final Index index =
      Worlds.index(batch(Map.of(), List.of(), List.of(profile(1, 1), profile(2, 2)), List.of()));

  @Test
  void knowsNothingBeforeTheFirstLoad() {
    Index empty = new Index();
    assertThat(empty.loaded()).isFalse();
    assertThat(empty.devices()).isZero();
    assertThat(empty.bytes()).isZero();
    assertThat(empty.position()).isZero();
  }

  @Test
  void followsADevice() {
    assertThat(route()).isEqualTo(new Route.Unknown());
    device(DeviceState.profile(1));
    assertThat(route()).isEqualTo(new Route.ToProfile(profile(1, 1)));
    device(DeviceState.profile(2));
    assertThat(route()).isEqualTo(new Route.ToProfile(profile(2, 2)));
    device(DeviceState.ownUrl(77, 2, 2));
    assertThat(route()).isEqualTo(new Route.ToOwnUrl(77, 2, profile(2, 2)));
    device(DeviceState.ownUrl(78, 2, 0));
    assertThat(route()).isEqualTo(new Route.ToOwnUrl(78, 2, null));
    device(DeviceState.ABSENT);
    assertThat(route()).isEqualTo(new Route.Unknown());
    assertThat(index.devices()).isZero();
    assertThat(index.position()).isEqualTo(20);
  }

  @Test
  void takesChangesIn() {
    device(DeviceState.profile(1));
    assertThat(index.world().changes().size()).isZero();
    assertThat(index.world().devices().find(MAC)).isEqualTo(DeviceState.profile(1));
  }

  @Test
  void lookOfAnAbsentDeviceFallsToItsRange() {
    ranges(range(1, null, 1, MAC, MAC, 1, false));
    assertThat(route()).isEqualTo(new Route.ToProfile(profile(1, 1)));
    device(DeviceState.profile(2));
    assertThat(route()).isEqualTo(new Route.ToProfile(profile(2, 2)));
    device(DeviceState.ABSENT);
    assertThat(route()).isEqualTo(new Route.ToProfile(profile(1, 1)));
  }

  @Test
  void followsRanges() {
    ranges(range(1, null, 1, MAC - 5, MAC + 5, 1, false));
    ranges(range(2, 1L, 2, MAC, MAC + 1, 2, false));
    assertThat(route()).isEqualTo(new Route.ToProfile(profile(2, 2)));
    ranges(range(2, 1L, 2, MAC, MAC + 1, 0, false));
    assertThat(route()).isEqualTo(new Route.Unknown());
    ranges(range(2, 1L, 2, MAC, MAC + 1, 0, true));
    assertThat(route()).isEqualTo(new Route.ToProfile(profile(1, 1)));
    removeRange(2);
    assertThat(route()).isEqualTo(new Route.ToProfile(profile(1, 1)));
    removeRange(1);
    assertThat(route()).isEqualTo(new Route.Unknown());
    assertThat(index.ranges()).isZero();
  }

  @Test
  void followsProfiles() {
    device(DeviceState.profile(3));
    assertThat(route()).isEqualTo(new Route.Unknown());
    profiles(profile(3, 1));
    assertThat(route()).isEqualTo(new Route.ToProfile(profile(3, 1)));
    RoutedProfile moved =
        new RoutedProfile(
            3, uuid(3), 1, profile(3, 1).mode(), Worlds.target("https://new.example/"), Map.of());
    profiles(moved);
    assertThat(route()).isEqualTo(new Route.ToProfile(moved));
    index.apply(
        new FeedBatch(
            Worlds.position(21),
            DeviceChanges.NONE,
            Touched.none(),
            new Touched<>(List.of(uuid(3)), List.of()),
            Touched.none(),
            Touched.none()));
    assertThat(route()).isEqualTo(new Route.Unknown());
    assertThat(index.profiles()).isEqualTo(2);
  }

  @Test
  void knowsWhoMayUsePrivateTargets() {
    assertThat(index.contains(1)).isFalse();
    organizations(new OrganizationRow(uuid(1), 1, false, true));
    assertThat(index.contains(1)).isTrue();
    assertThat(index.contains(2)).isFalse();
    organizations(RUNS_1);
    assertThat(index.contains(1)).isFalse();
  }

  @Test
  void stopsAndContinuesAnOrganizationsPhones() {
    ranges(range(1, null, 2, MAC, MAC + 3, 2, false));
    ranges(range(2, 1L, 1, MAC, MAC + 2, 1, true));
    device(DeviceState.profile(1));
    index.apply(
        batch(Map.of(MAC + 1, DeviceState.ownUrl(5, 1, 0)), List.of(), List.of(), List.of()));
    organizations(STOPPED_1);
    assertThat(route()).isEqualTo(new Route.Unknown());
    assertThat(route(MAC + 1)).isEqualTo(new Route.Unknown());
    assertThat(route(MAC + 2)).isEqualTo(new Route.Unknown());
    assertThat(route(MAC + 3)).isEqualTo(new Route.ToProfile(profile(2, 2)));
    organizations(RUNS_1);
    assertThat(route()).isEqualTo(new Route.ToProfile(profile(1, 1)));
    assertThat(route(MAC + 1)).isEqualTo(new Route.ToOwnUrl(5, 1, null));
    assertThat(route(MAC + 2)).isEqualTo(new Route.ToProfile(profile(1, 1)));
  }

  @Test
  void knowsTheNewestPurgeOfAPhone() {
    MacAddress mac = new MacAddress(MAC);
    RoutedProfile one = profile(1, 1);
    assertThat(new Index().newest(one, mac)).isZero();
    assertThat(index.newest(one, mac)).isZero();
    purges(new OrganizationPurges(uuid(1), 1, 5, Map.of(1, 7L, 3, 9L), Map.of(MAC, 8L)));
    assertThat(index.newest(one, mac)).isEqualTo(8);
    assertThat(index.newest(one, new MacAddress(MAC + 1))).isEqualTo(7);
    assertThat(index.newest(profile(4, 1), new MacAddress(MAC + 1))).isEqualTo(5);
    assertThat(index.newest(profile(3, 1), mac)).isEqualTo(9);
    assertThat(index.newest(profile(2, 2), mac)).isZero();
    purges(new OrganizationPurges(uuid(2), 2, 10, Map.of(), Map.of()));
    assertThat(index.newest(profile(2, 2), mac)).isEqualTo(10);
    assertThat(index.newest(one, mac)).isEqualTo(8);
    purges(new OrganizationPurges(uuid(1), 1, 11, Map.of(), Map.of()));
    assertThat(index.newest(one, mac)).isEqualTo(11);
    index.apply(Worlds.purges(new Touched<>(List.of(uuid(1)), List.of())));
    assertThat(index.newest(one, mac)).isZero();
    assertThat(index.newest(profile(2, 2), mac)).isEqualTo(10);
    device(DeviceState.profile(1));
    assertThat(index.newest(profile(2, 2), mac)).isEqualTo(10);
  }

  @Test
  void restsAndThenFallsToTheRange() {
    ranges(range(1, null, 1, MAC, MAC, 1, false));
    device(DeviceState.resting(59_500));
    assertThat(route()).isEqualTo(new Route.Resting(60));
    device(new DeviceState(0, 0, 0, System.nanoTime() - 1, true));
    assertThat(route()).isEqualTo(new Route.ToProfile(profile(1, 1)));
    device(DeviceState.resting(60_000));
    device(DeviceState.profile(2));
    assertThat(route()).isEqualTo(new Route.ToProfile(profile(2, 2)));
  }

  @Test
  void loadReplacesEverything() {
    device(DeviceState.profile(1));
    ranges(range(1, null, 1, MAC - 5, MAC + 5, 1, false));
    organizations(STOPPED_1);
    DeviceIndex devices = new DeviceIndex(2);
    devices.put(MAC + 1, DeviceState.profile(2));
    devices.put(MAC + 2, DeviceState.profile(2));
    // The batch is newer than the devices.
    index.load(
        World.of(Worlds.START, devices),
        batch(
            Map.of(MAC + 2, DeviceState.profile(1)),
            List.of(),
            List.of(profile(1, 1), profile(2, 2)),
            List.of(RUNS_1)));
    assertThat(route()).isEqualTo(new Route.Unknown());
    assertThat(route(MAC + 1)).isEqualTo(new Route.ToProfile(profile(2, 2)));
    assertThat(route(MAC + 2)).isEqualTo(new Route.ToProfile(profile(1, 1)));
    assertThat(index.ranges()).isZero();
  }

  private void purges(OrganizationPurges purges) {
    index.apply(Worlds.purges(Touched.all(List.of(purges), OrganizationPurges::id)));
  }

  private Route route() {
    return route(MAC);
  }

  private Route route(long mac) {
    return index.route(new MacAddress(mac));
  }

  private void device(DeviceState state) {
    index.apply(batch(Map.of(MAC, state), List.of(), List.of(), List.of()));
  }

  private void ranges(RangeRow... ranges) {
    index.apply(batch(Map.of(), List.of(ranges), List.of(), List.of()));
  }

  private void profiles(RoutedProfile... profiles) {
    index.apply(batch(Map.of(), List.of(), List.of(profiles), List.of()));
  }

  private void organizations(OrganizationRow... organizations) {
    index.apply(batch(Map.of(), List.of(), List.of(), List.of(organizations)));
  }

  private void removeRange(long id) {
    index.apply(
        new FeedBatch(
            Worlds.position(21),
            DeviceChanges.NONE,
            new Touched<>(List.of(uuid(id)), List.of()),
            Touched.none(),
            Touched.none(),
            Touched.none()));
  }
}
