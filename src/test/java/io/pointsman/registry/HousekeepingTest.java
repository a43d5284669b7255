package io.pointsman.registry;

import static io.pointsman.registry.World.editor;
import static io.pointsman.registry.World.mac;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What nobody can name any more goes, and nothing else. */
@Tag("application")
@QuarkusTest
@TestProfile(OpenRegistry.class)
class HousekeepingTest {

  @Inject World world;
  @Inject Devices devices;
  @Inject UploadedFiles uploads;
  @Inject Purges purges;
  @Inject Housekeeping housekeeping;

  private long area;
  private UUID holder;
  private Caller caller;

  @BeforeEach
  void prepare() {
    area = World.area();
    holder = world.organization();
    caller = editor(holder);
    world.profile(holder, "p");
    world.profile(holder, "q");
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

    clear();

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
    ChangeNews changes = new ChangeNews(world, area);
    Map.of(1, "30 seconds", 2, "3 minutes", 3, "2 days", 4, "400 days")
        .forEach(
            (address, rest) ->
                world.execute(
                    "insert into released_mac (mac, organization_id, rests_until)"
                        + " values (?, ?, now() + interval '%s')".formatted(rest),
                    area + address,
                    holder));

    clear();

    assertThat(changes.news()).containsExactly("DEVICES [2, 3, 4]");
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
    put("p");
    put("q");
    long newest = world.number("select max(id) from change");
    world.execute("update change set at = at - interval '30 days'");
    clear();
    assertThat(world.rows("select id from change where id <= ?", newest))
        .containsExactly(List.of(newest));
    assertThat(
            world.rows(
                "select h.xid <= c.xid and h.xid > '0'::xid8 from change c, change_horizon h where"
                    + " c.id = ?",
                newest))
        .containsExactly(List.of(true));
  }

  private void clear() throws Exception {
    housekeeping.clear().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  private void age(String table, String column, String by, String where) {
    assertThat(
            world.execute(
                "update %s set %s = now() - interval '%s' where organization_id = ? and %s"
                    .formatted(table, column, by, where),
                holder))
        .isEqualTo(1);
  }

  private void put(String profile) {
    DeviceWrite device = new DeviceWrite(mac(area), null, profile, null, null, null, null);
    world.await(() -> devices.put(caller, device, Precondition.NONE));
  }
}
