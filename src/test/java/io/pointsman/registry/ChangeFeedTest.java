package io.pointsman.registry;

import static io.pointsman.registry.World.editor;
import static io.pointsman.registry.World.interval;
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

/** Every write that could change a route leaves its change behind, in its own transaction. */
@Tag("application")
@QuarkusTest
@TestProfile(OpenRegistry.class)
class ChangeFeedTest {

  @Inject World world;
  @Inject Ranges ranges;
  @Inject Devices devices;
  @Inject UploadedFiles uploads;
  @Inject Purges purges;

  private long area;
  private UUID holder;
  private Caller caller;
  private ChangeNews changes;

  @BeforeEach
  void prepare() {
    area = World.area();
    holder = world.organization();
    caller = editor(holder);
    world.profile(holder, "p");
    world.profile(holder, "q");
    changes = new ChangeNews(world, area);
  }

  @Test
  void aDevicesLife() {
    put("p", null);
    assertThat(changes.news()).containsExactly("DEVICES [0]");
    assertThat(
            world.number(
                "select count(*) from device d join change c on c.macs[1] = d.mac where d.mac = ?"
                    + " and d.xmin::text::bigint = c.xid::text::bigint % (1::bigint << 32)",
                area))
        .as("in the same transaction")
        .isEqualTo(1);
    put("p", "a note");
    assertThat(changes.news()).isEmpty();
    put("q", "a note");
    assertThat(changes.news()).containsExactly("DEVICES [0]");
    world.await(() -> devices.release(caller, mac(area), Precondition.NONE));
    assertThat(changes.news()).containsExactly("DEVICES [0]");
  }

  @Test
  void aRangesLife() {
    UUID outer = create(0, 99);
    assertThat(changes.news()).containsExactly("RANGES [" + outer + "]");
    UUID inner = create(10, 19);
    assertThat(changes.news()).containsExactly("RANGES [" + inner + "]");
    UUID middle = create(10, 29);
    assertThat(changes.news()).containsExactly("RANGES [" + middle + "]", "RANGES [" + inner + "]");
    change(inner, new RangeChange("p", false, null, null));
    assertThat(changes.news()).containsExactly("RANGES [" + inner + "]");
    change(inner, new RangeChange("p", true, null, null));
    assertThat(changes.news()).containsExactly("RANGES [" + inner + "]");
    change(inner, new RangeChange("p", true, Claims.RANGES, "a note"));
    assertThat(changes.news()).isEmpty();
    world.await(() -> ranges.takeBack(caller, middle, null, Precondition.NONE));
    assertThat(changes.news()).containsExactly("RANGES [" + inner + "]", "RANGES [" + middle + "]");
  }

  @Test
  void takingBackAndReleasing() {
    UUID range = create(0, 99);
    put("p", null);
    changes.news();
    world.await(() -> ranges.takeBack(caller, range, DevicesInside.RELEASE, Precondition.NONE));
    assertThat(changes.news()).containsExactly("DEVICES [0]", "RANGES [" + range + "]");
  }

  @Test
  void aProfilesUploadsAndPurges() {
    UUID profile =
        (UUID)
            world
                .rows("select id from profile where organization_id = ? and name = 'p'", holder)
                .get(0)
                .get(0);
    world.await(() -> uploads.put(caller, null, "s.xml", "text/xml", new byte[] {1}));
    assertThat(changes.news()).as("no profile names it").isEmpty();
    world.execute(
        "update profile set mode = 'MANIFEST', delivery = ?::jsonb where id = ?",
        "{\"files\":{\"settings\":[{\"upload\":{\"name\":\"s.xml\",\"content\":1,\"size\":1}}]}}",
        profile);
    changes.news();
    world.await(() -> uploads.put(caller, null, "s.xml", "text/xml", new byte[] {2}));
    assertThat(changes.news()).containsExactly("PROFILES [" + profile + "]");
    assertThat(
            world.number(
                "select (delivery #>> '{files,settings,0,upload,content}')::bigint from profile"
                    + " where id = ?",
                profile))
        .isEqualTo(world.number("select max(id) from upload where organization_id = ?", holder));

    for (int times = 0; times < 2; times++) {
      world.await(() -> purges.profile(caller, null, "p"));
      world.await(() -> purges.mac(caller, null, mac(area)));
    }
    String purged = "PURGES [" + holder + "]";
    assertThat(changes.news()).as("what is superseded goes").hasSize(6).containsOnly(purged);
    assertThat(purges()).containsExactly(List.of(profile, 0L), List.of(0L, area));
    world.await(() -> purges.all(caller, null));
    assertThat(changes.news()).containsExactly(purged, purged);
    assertThat(purges()).containsExactly(List.of(0L, 0L));
  }

  @Test
  void aRefusedWriteLeavesNothing() {
    create(0, 99);
    changes.news();
    RefusalAssert.assertRefused(ProblemType.RANGE_CONFLICT, () -> create(50, 150));
    assertThat(changes.news()).isEmpty();
  }

  @Test
  void aStatementOverManyDevicesLeavesOneRowForThousands() {
    world.execute(
        "insert into device (mac, organization_id, profile_id) select ? + g, ?::uuid, id"
            + " from profile, generate_series(0, 8192) g where organization_id = ?::uuid"
            + " and name = 'p'",
        area,
        holder,
        holder);
    assertThat(changes.sizes()).containsExactly(4096, 4096, 1);
    world.execute("update device set note = 'x' where organization_id = ?", holder);
    assertThat(changes.sizes()).isEmpty();
    world.execute(
        "update device set mac = mac + 10000 where organization_id = ? and mac = ?", holder, area);
    assertThat(changes.news()).containsExactly("DEVICES [0, 10000]");
    world.execute("delete from device where organization_id = ?", holder);
    assertThat(changes.sizes()).containsExactly(4096, 4096, 1);
  }

  private List<List<Object>> purges() {
    return world
        .rows("select profile_id, mac from purge where organization_id = ? order by id", holder)
        .stream()
        .map(row -> row.stream().map(each -> each == null ? (Object) 0L : each).toList())
        .toList();
  }

  private void put(String profile, String note) {
    DeviceWrite device = new DeviceWrite(mac(area), null, profile, null, null, null, note);
    world.await(() -> devices.put(caller, device, Precondition.NONE));
  }

  private UUID create(long first, long last) {
    NewRange range =
        new NewRange(interval(area + first, area + last), null, null, false, null, null);
    return world.await(() -> ranges.create(caller, range)).id();
  }

  private void change(UUID range, RangeChange change) {
    world.await(() -> ranges.change(caller, range, change, Precondition.NONE));
  }
}
