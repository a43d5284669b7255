package io.pointsman.registry;

import static io.pointsman.registry.World.editor;
import static io.pointsman.registry.World.interval;
import static io.pointsman.registry.World.mac;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every write that could change a route leaves its change behind, in its own transaction. */
@QuarkusTest
@TestProfile(OpenRegistry.class)
class ChangeFeedTest {

  @Inject World world;
  @Inject Ranges ranges;
  @Inject Devices devices;
  @Inject UploadedFiles uploads;
  @Inject Purges purges;
  @Inject Housekeeping housekeeping;

  private long area;
  private UUID holder;
  private Caller caller;
  private long last;

  @BeforeEach
  void prepare() {
    area = World.area();
    holder = world.organization();
    caller = editor(holder);
    world.profile(holder, "p");
    world.profile(holder, "q");
    news();
  }

  @Test
  void aDevicesLife() {
    put("p", null);
    assertThat(news()).containsExactly("DEVICES [0]");
    assertThat(
            world.number(
                "select count(*) from device d join change c on c.macs[1] = d.mac where d.mac = ?"
                    + " and d.xmin::text::bigint = c.xid::text::bigint % (1::bigint << 32)",
                area))
        .as("in the same transaction")
        .isEqualTo(1);
    put("p", "a note");
    assertThat(news()).isEmpty();
    put("q", "a note");
    assertThat(news()).containsExactly("DEVICES [0]");
    world.await(() -> devices.release(caller, mac(area), Precondition.NONE));
    assertThat(news()).containsExactly("DEVICES [0]");
  }

  @Test
  void aRangesLife() {
    UUID outer = create(0, 99);
    assertThat(news()).containsExactly("RANGES [" + outer + "]");
    UUID inner = create(10, 19);
    assertThat(news()).containsExactly("RANGES [" + inner + "]");
    UUID middle = create(10, 29);
    assertThat(news()).containsExactly("RANGES [" + middle + "]", "RANGES [" + inner + "]");
    change(inner, new RangeChange("p", false, null, null));
    assertThat(news()).containsExactly("RANGES [" + inner + "]");
    change(inner, new RangeChange("p", true, null, null));
    assertThat(news()).containsExactly("RANGES [" + inner + "]");
    change(inner, new RangeChange("p", true, Claims.RANGES, "a note"));
    assertThat(news()).isEmpty();
    world.await(() -> ranges.takeBack(caller, middle, null, Precondition.NONE));
    assertThat(news()).containsExactly("RANGES [" + inner + "]", "RANGES [" + middle + "]");
  }

  @Test
  void takingBackAndReleasing() {
    UUID range = create(0, 99);
    put("p", null);
    news();
    world.await(() -> ranges.takeBack(caller, range, DevicesInside.RELEASE, Precondition.NONE));
    assertThat(news()).containsExactly("DEVICES [0]", "RANGES [" + range + "]");
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
    assertThat(news()).as("no profile names it").isEmpty();
    world.execute(
        "update profile set mode = 'MANIFEST', delivery = ?::jsonb where id = ?",
        "{\"files\":{\"settings\":[{\"upload\":{\"name\":\"s.xml\",\"content\":1,\"size\":1}}]}}",
        profile);
    news();
    world.await(() -> uploads.put(caller, null, "s.xml", "text/xml", new byte[] {2}));
    assertThat(news()).containsExactly("PROFILES [" + profile + "]");
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
    assertThat(news()).as("what is superseded goes").hasSize(6).containsOnly(purged);
    assertThat(purges()).containsExactly(List.of(profile, 0L), List.of(0L, area));
    world.await(() -> purges.all(caller, null));
    assertThat(news()).containsExactly(purged, purged);
    assertThat(purges()).containsExactly(List.of(0L, 0L));
  }

  private List<List<Object>> purges() {
    return world
        .rows("select profile_id, mac from purge where organization_id = ? order by id", holder)
        .stream()
        .map(row -> row.stream().map(each -> each == null ? (Object) 0L : each).toList())
        .toList();
  }

  @Test
  void onlyWhatNobodyCanNameAnyMoreIsClearedAway() throws Exception {
    for (byte content = 1; content <= 3; content++) {
      byte[] bytes = {content};
      world.await(() -> uploads.put(caller, null, "a.xml", "text/xml", bytes));
    }
    world.await(() -> purges.profile(caller, null, "p"));
    world.await(() -> purges.profile(caller, null, "q"));
    age("upload", "superseded_at", "26 hours 1 minute", "content = '\\x01'");
    age("upload", "superseded_at", "25 hours", "content = '\\x02'");
    age("upload", "created_at", "1 year", "content = '\\x03'");
    age(
        "purge",
        "at",
        "9 days",
        "profile_id = (select id from profile where name = 'p' and organization_id ="
            + " purge.organization_id)");
    age(
        "purge",
        "at",
        "8 days",
        "profile_id = (select id from profile where name = 'q' and organization_id ="
            + " purge.organization_id)");

    housekeeping.clear().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);

    assertThat(
            world.rows(
                "select encode(content, 'hex') from upload where organization_id = ? order by id",
                holder))
        .containsExactly(List.of("02"), List.of("03"));
    assertThat(
            world.rows(
                "select p.name from purge join profile p on p.id = profile_id where"
                    + " purge.organization_id = ?",
                holder))
        .containsExactly(List.of("q"));
  }

  @Test
  void restsThatAClockLeftEndlessEndSoon() throws Exception {
    Map.of(1, "30 seconds", 2, "3 minutes", 3, "2 days", 4, "400 days")
        .forEach(
            (address, rest) ->
                world.execute(
                    "insert into released_mac (mac, organization_id, rests_until)"
                        + " values (?, ?, now() + interval '%s')".formatted(rest),
                    area + address,
                    holder));

    housekeeping.clear().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);

    assertThat(news()).containsExactly("DEVICES [2, 3, 4]");
    assertThat(
            world.number(
                "select count(*) from released_mac where organization_id = ?"
                    + " and rests_until between now() and now() + interval '60 seconds'",
                holder))
        .isEqualTo(4);
  }

  /** By the newest replicas know the database again; without it they would load everything. */
  @Test
  void oldChangesGoButForTheNewest() throws Exception {
    put("p", null);
    put("q", null);
    long newest = world.number("select max(id) from change");
    world.execute("update change set at = at - interval '30 days'");
    housekeeping.clear().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    assertThat(world.rows("select id from change where id <= ?", newest))
        .containsExactly(List.of(newest));
    assertThat(
            world.rows(
                "select h.xid <= c.xid and h.xid > '0'::xid8 from change c, change_horizon h where"
                    + " c.id = ?",
                newest))
        .containsExactly(List.of(true));
  }

  private void age(String table, String column, String by, String where) {
    assertThat(
            world.execute(
                "update %s set %s = now() - interval '%s' where organization_id = ? and %s"
                    .formatted(table, column, by, where),
                holder))
        .isEqualTo(1);
  }

  @Test
  void aRefusedWriteLeavesNothing() {
    create(0, 99);
    news();
    RefusalAssert.assertRefused(ProblemType.RANGE_CONFLICT, () -> create(50, 150));
    assertThat(news()).isEmpty();
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
    assertThat(sizes()).containsExactly(4096, 4096, 1);
    world.execute("update device set note = 'x' where organization_id = ?", holder);
    assertThat(sizes()).isEmpty();
    world.execute(
        "update device set mac = mac + 10000 where organization_id = ? and mac = ?", holder, area);
    assertThat(news()).containsExactly("DEVICES [0, 10000]");
    world.execute("delete from device where organization_id = ?", holder);
    assertThat(sizes()).containsExactly(4096, 4096, 1);
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

  private List<Integer> sizes() {
    return newRows().stream().map(row -> macs(row).size()).toList();
  }

  /** The changes since the last call; addresses as offsets in the area. */
  private List<String> news() {
    return newRows().stream()
        .map(row -> row.get(0) + " " + (row.get(1) == null ? subjects(row) : macs(row)))
        .toList();
  }

  private List<List<Object>> newRows() {
    List<List<Object>> rows =
        world.rows("select kind, macs, subjects, id from change where id > ? order by id", last);
    last = world.number("select coalesce(max(id), 0) from change");
    return rows;
  }

  private List<Long> macs(List<Object> row) {
    return Arrays.stream((Long[]) array(row.get(1))).map(mac -> mac - area).toList();
  }

  private static List<Object> subjects(List<Object> row) {
    return Arrays.asList((Object[]) array(row.get(2)));
  }

  private static Object array(Object array) {
    try {
      return ((Array) array).getArray();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
