package io.pointsman.registry;

import static io.pointsman.registry.RefusalAssert.assertRefused;
import static io.pointsman.registry.World.editor;
import static io.pointsman.registry.World.mac;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("application")
@QuarkusTest
@TestProfile(OpenRegistry.class)
class TakeBackTest {

  @Inject World world;
  @Inject Ranges ranges;
  @Inject Holdings holdings;

  private long area;
  private UUID vendor;
  private UUID tenant;
  private UUID guest;
  private RangeView allotted;

  /** In the tenant's range: two devices of its own, one of a guest, one in a range inside. */
  @BeforeEach
  void prepare() {
    area = World.area();
    vendor = world.organization();
    tenant = world.organization();
    guest = world.organization();
    List.of(vendor, tenant, guest).forEach(organization -> world.profile(organization, "p"));
    holdings.create(Caller.operator(), area, area + 0xFFFF, vendor);
    allotted = holdings.create(editor(vendor), area + 0x100, area + 0x1FF, tenant);
    holdings.create(editor(tenant), area + 0x180, area + 0x18F, null);
    holdings.open(allotted, Claims.DEVICES);
    holdings.put(tenant, area + 0x100);
    holdings.put(tenant, area + 0x1FF);
    holdings.put(tenant, area + 0x181);
    holdings.put(guest, area + 0x110);
  }

  @Test
  void devicesInsideMustBeSpokenOf() {
    RegistryException refusal =
        assertRefused(
            ProblemType.DEVICES_INSIDE,
            () -> takeBack(editor(vendor), null),
            "2 devices",
            "devices=keep or devices=release");
    assertThat(refusal.extras()).containsEntry("count", 2L);
    assertRefused(ProblemType.NOT_FOUND, () -> takeBack(editor(guest), DevicesInside.KEEP));
  }

  @Test
  void keptDevicesStayWithTheirHolder() {
    assertThat(takeBack(editor(vendor), DevicesInside.KEEP)).isEqualTo(new TakenBack(2, 0, 1));
    assertThat(holders()).containsExactly(tenant, guest, tenant, tenant);
    // What it holds it may change, but no more than that: the vendor's range is closed.
    holdings.put(tenant, area + 0x100);
    assertRefused(ProblemType.CLAIM_REFUSED, () -> holdings.put(tenant, area + 0x101));
  }

  @Test
  void releasedDevicesRest() {
    assertThat(takeBack(editor(tenant), DevicesInside.RELEASE)).isEqualTo(new TakenBack(0, 2, 1));
    assertThat(holders()).containsExactly(guest, tenant);
    assertThat(
            world.rows(
                "select mac, organization_id from released_mac where mac between ? and ?"
                    + " and rests_until between now() + interval '50 s' and now() + interval '60 s'"
                    + " order by mac",
                area,
                area + 0xFFFF))
        .containsExactly(List.of(area + 0x100, tenant), List.of(area + 0x1FF, tenant));
    assertRefused(ProblemType.RESTING, () -> holdings.put(vendor, area + 0x100));
    world.rest(61);
    holdings.put(vendor, area + 0x100);
  }

  @Test
  void theOperatorTakesBackTooAndAgainIsNotFound() {
    assertThat(takeBack(Caller.operator(), DevicesInside.KEEP)).isEqualTo(new TakenBack(2, 0, 1));
    assertRefused(ProblemType.NOT_FOUND, () -> takeBack(Caller.operator(), DevicesInside.KEEP));
  }

  @Test
  void aTopRangeLeavesItsChildrenAtTheTop() {
    RangeFilter top = new RangeFilter(mac(area), null, null, vendor);
    UUID block =
        world
            .await(() -> ranges.list(Caller.operator(), top, new PageRequest(1, null)))
            .items()
            .get(0)
            .id();
    assertThat(world.await(() -> ranges.takeBack(editor(vendor), block, null, Precondition.NONE)))
        .isEqualTo(new TakenBack(0, 0, 1));
    assertThat(world.await(() -> ranges.get(Caller.operator(), allotted.id())).parent()).isNull();
    assertRefused(ProblemType.NOT_FOUND, () -> takeBack(editor(vendor), DevicesInside.KEEP));
  }

  private TakenBack takeBack(Caller caller, DevicesInside fate) {
    return world.await(() -> ranges.takeBack(caller, allotted.id(), fate, Precondition.NONE));
  }

  private List<Object> holders() {
    return world
        .rows(
            "select organization_id from device where mac between ? and ? order by mac",
            area,
            area + 0xFFFF)
        .stream()
        .map(row -> row.get(0))
        .toList();
  }
}
