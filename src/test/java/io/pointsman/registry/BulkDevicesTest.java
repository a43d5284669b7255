package io.pointsman.registry;

import static io.pointsman.registry.RefusalAssert.assertRefused;
import static io.pointsman.registry.World.editor;
import static io.pointsman.registry.World.mac;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(OpenRegistry.class)
class BulkDevicesTest {

  @Inject World world;
  @Inject Ranges ranges;
  @Inject Devices devices;

  private long area;
  private UUID tenant;
  private UUID other;

  @BeforeEach
  void prepare() {
    area = World.area();
    tenant = world.organization();
    other = world.organization();
    world.profile(tenant, "p");
    world.profile(tenant, "q");
    world.profile(other, "p");
  }

  @Test
  void aHundredThousandDevicesAreOneTransactionAndFewChanges() {
    int count = 100_000;
    List<DeviceWrite> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String url = i % 1000 == 0 ? "https://pbx.example.com/own/" + i : null;
      all.add(new DeviceWrite(mac(area + i * 7L), null, "p", url, null, null, null));
    }
    long before = lastChange();
    BulkOutcome outcome = world.await(() -> devices.putAll(editor(tenant), null, all));

    assertThat(outcome).isEqualTo(new BulkOutcome(count, 0, 0));
    List<List<Object>> changes =
        world.rows(
            "select count(*), count(distinct xid), sum(cardinality(macs)) from change"
                + " where id > ? and kind = 'DEVICES' and macs[1] between ? and ?",
            before,
            area,
            area + World.AREA);
    assertThat(changes.get(0)).asString().isEqualTo("[25, 1, 100000]");
    assertThat(
            world.number(
                "select count(*) from device where organization_id = ? and own_url_id is not null",
                tenant))
        .isEqualTo(100);
    assertThat(world.number("select count(*) from audit where organization_id = ?", tenant))
        .isEqualTo(1);

    BulkOutcome again = world.await(() -> devices.putAll(editor(tenant), null, all));
    assertThat(again).isEqualTo(new BulkOutcome(0, 0, count));
    assertThat(world.number("select count(*) from audit where organization_id = ?", tenant))
        .isEqualTo(1);
  }

  @Test
  void mixesOfNewChangedAndSame() {
    world.await(
        () -> devices.putAll(editor(tenant), null, List.of(device(1, "p"), device(2, "p"))));
    BulkOutcome outcome =
        world.await(
            () ->
                devices.putAll(
                    editor(tenant),
                    null,
                    List.of(device(3, "q"), device(2, "q"), device(1, "p"), device(3, "p"))));
    assertThat(outcome).isEqualTo(new BulkOutcome(1, 1, 1));
    assertThat(
            world.rows(
                "select d.mac - ?, p.name, d.version from device d"
                    + " join profile p on p.id = d.profile_id where d.organization_id = ?"
                    + " order by 1",
                area,
                tenant))
        .containsExactly(List.of(1L, "p", 0), List.of(2L, "q", 1), List.of(3L, "p", 0));
  }

  @Test
  void oneBadRowStopsAllAndEveryBadRowIsNamed() {
    world.await(() -> devices.putAll(editor(other), null, List.of(device(5, "p"), device(6, "p"))));
    world.await(() -> devices.release(editor(other), mac(area + 6), Precondition.NONE));
    RegistryException refusal =
        assertRefused(
            ProblemType.INVALID_FIELDS,
            () ->
                world.await(
                    () ->
                        devices.putAll(
                            editor(tenant),
                            null,
                            List.of(device(4, "p"), device(6, "p"), device(5, "p")))),
            "Another organization holds",
            "released a moment ago");
    assertThat(refusal.errors())
        .extracting(FieldError::field)
        .containsExactlyInAnyOrder("devices[1].mac", "devices[2].mac");
    assertThat(world.number("select count(*) from device where organization_id = ?", tenant))
        .isZero();
    RegistryException fields =
        assertRefused(
            ProblemType.INVALID_FIELDS,
            () ->
                world.await(
                    () ->
                        devices.putAll(
                            editor(tenant), null, List.of(device(4, "p"), device(7, "none")))));
    assertThat(fields.errors()).extracting(FieldError::field).containsExactly("devices[1].profile");
  }

  @Test
  void aRestEndsWhenItsLastHolderComesBackInBulk() {
    world.await(() -> devices.putAll(editor(tenant), null, List.of(device(1, "p"))));
    world.await(() -> devices.release(editor(tenant), mac(area + 1), Precondition.NONE));
    world.await(() -> devices.putAll(editor(tenant), null, List.of(device(1, "p"))));
    assertThat(world.number("select count(*) from released_mac where mac = ?", area + 1)).isZero();
  }

  private DeviceWrite device(long offset, String profile) {
    return new DeviceWrite(mac(area + offset), null, profile, null, null, null, null);
  }

  private long lastChange() {
    return world.number("select coalesce(max(id), 0) from change");
  }
}
