package io.pointsman.registry;

import static io.pointsman.registry.World.editor;
import static io.pointsman.registry.World.mac;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of the rows of a file, thousands at once. */
@Tag("application")
@QuarkusTest
@TestProfile(OpenRegistry.class)
class DeviceRowsTest {

  @Inject World world;
  @Inject Devices devices;
  @Inject DeviceRows rows;

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
  void tenThousandRowsAreFewChangesAndAgainNone() {
    int count = 10_000;
    List<DeviceRow> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String url = i % 1000 == 0 ? "https://pbx.example.com/own/" + i : null;
      all.add(
          new DeviceRow(
              i, null, new DeviceWrite(mac(area + i * 7L), null, "p", url, null, null, null)));
    }
    long before = world.number("select coalesce(max(id), 0) from change");
    assertThat(put(tenant, all)).isEqualTo(new RowsOutcome(count, 0, 0, List.of()));

    String changes =
        "select count(*), count(distinct xid), sum(cardinality(macs)) from change"
            + " where id > ? and kind = 'DEVICES' and macs[1] between ? and ?";
    assertThat(world.rows(changes, before, area, area + World.AREA).get(0))
        .asString()
        .isEqualTo("[3, 1, 10000]");
    assertThat(
            world.number(
                "select count(*) from device where organization_id = ? and own_url_id is not null",
                tenant))
        .isEqualTo(10);

    assertThat(put(tenant, all)).isEqualTo(new RowsOutcome(0, 0, count, List.of()));
    assertThat(world.rows(changes, before, area, area + World.AREA).get(0))
        .asString()
        .isEqualTo("[3, 1, 10000]");
  }

  @Test
  void mixesOfNewChangedAndSame() {
    put(tenant, List.of(row(1, "p"), row(2, "p")));
    assertThat(put(tenant, List.of(row(3, "p"), row(2, "q"), row(1, "p"))))
        .isEqualTo(new RowsOutcome(1, 1, 1, List.of()));
    assertThat(devicesOf(tenant))
        .containsExactly(List.of(1L, "p", 0), List.of(2L, "q", 1), List.of(3L, "p", 0));
  }

  @Test
  void everyBadRowIsNamedAndTheGoodOnesAreTaken() {
    put(other, List.of(row(5, "p"), row(6, "p")));
    world.await(() -> devices.release(editor(other), mac(area + 6), Precondition.NONE));
    RowsOutcome outcome =
        put(tenant, List.of(row(4, "p"), row(6, "p"), row(5, "p"), row(7, "none")));
    assertThat(outcome.created()).isEqualTo(1);
    assertThat(outcome.refused())
        .extracting(RowRefusal::line, RowRefusal::value, RowRefusal::reason)
        .containsExactlyInAnyOrder(
            tuple(5L, mac(area + 5).colon(), "held-by-another"),
            tuple(6L, mac(area + 6).colon(), "resting"),
            tuple(7L, "none", "unknown-profile"));
    assertThat(devicesOf(tenant)).containsExactly(List.of(4L, "p", 0));
    assertThat(devicesOf(other)).containsExactly(List.of(5L, "p", 0));
  }

  @Test
  void aRestEndsWhenItsLastHolderComesBackInAFile() {
    put(tenant, List.of(row(1, "p")));
    world.await(() -> devices.release(editor(tenant), mac(area + 1), Precondition.NONE));
    assertThat(put(tenant, List.of(row(1, "p")))).isEqualTo(new RowsOutcome(1, 0, 0, List.of()));
    assertThat(world.number("select count(*) from released_mac where mac = ?", area + 1)).isZero();
  }

  private RowsOutcome put(UUID organization, List<DeviceRow> all) {
    return world.put(rows, editor(organization), organization, all);
  }

  private List<List<Object>> devicesOf(UUID organization) {
    return world.rows(
        "select d.mac - ?, p.name, d.version from device d join profile p on p.id = d.profile_id"
            + " where d.organization_id = ? order by 1",
        area,
        organization);
  }

  /** On the line that its address ends in. */
  private DeviceRow row(long offset, String profile) {
    return new DeviceRow(
        offset, null, new DeviceWrite(mac(area + offset), null, profile, null, null, null, null));
  }
}
