package io.pointsman.routing;

import static io.pointsman.routing.FeedDatabase.device;
import static io.pointsman.routing.FeedDatabase.rest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pointsman.delivery.Delivery;
import io.pointsman.delivery.FirmwareFile;
import io.pointsman.delivery.ProfileFiles;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Reads real rows of the migrations' tables. */
class FeedDatabaseTest {

  private static final long MAC = 0x7C2F_80AB_CDEFL;

  private static FeedDatabase database;
  private static Runnable meanwhile = () -> {};

  @BeforeAll
  static void start() throws IOException {
    database = new FeedDatabase(() -> meanwhile.run());
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @Test
  void followsWhatItLoaded() throws Exception {
    database.execute(device(MAC) + ";" + rest(MAC + 1, 60) + ";" + rest(MAC + 2, -1));
    World devices = database.loader.devices();
    assertThat(devices.devices().size()).isEqualTo(2);
    assertThat(devices.devices().find(MAC)).isEqualTo(DeviceState.profile(1));
    assertThat(devices.devices().find(MAC + 1).restSeconds()).isBetween(50, 60);
    Index index = new Index();
    index.load(devices, database.read(devices.position(), true));
    assertThat(index.world().profiles().get(1).overrides()).hasSize(1);
    assertThat(database.news(index)).isEqualTo(FeedNews.NOTHING);

    database.execute(
        "delete from device where mac = %d;".formatted(MAC)
            + rest(MAC, 60)
            + ";"
            + device(MAC + 5)
            + ";insert into mac_range (id, organization_id, first_mac, last_mac) values"
            + " ('%s', '%s', %d, %d)".formatted(Worlds.uuid(5), Worlds.uuid(1), MAC, MAC + 9)
            + ";update organization set suspension = 'PHONES_STOP'");
    assertThat(database.news(index)).isEqualTo(FeedNews.CHANGES);
    database.follow(index);
    assertThat(database.news(index)).isEqualTo(FeedNews.NOTHING);
    assertThat(index.world().device(MAC).rests()).isTrue();
    assertThat(index.world().device(MAC + 5)).isEqualTo(DeviceState.profile(1));
    assertThat(index.world().ranges()).containsOnlyKeys(Worlds.uuid(5));
    assertThat(index.world().stopped().get(1)).isTrue();

    database.execute("update change_horizon set xid = '4000000000'");
    assertThat(database.news(index)).isEqualTo(FeedNews.LOST);
    database.execute("update change_horizon set xid = '0'; delete from mac_range");
  }

  @Test
  void isNotHeldUpByAProfileOfANewerVersion() throws Exception {
    FeedPosition before = database.loader.devices().position();
    database.execute(
        "insert into profile (id, organization_id, name, mode, template, syntax, status, overrides)"
            + " select gen_random_uuid(), organization_id, 'odd' || n, mode, template,"
            + " case n when 0 then 'OF_TOMORROW' else syntax end, status,"
            + " case n when 1 then '[]'::jsonb when 2 then '{\"snom\": 1}'"
            + " when 3 then '{\"snom\": {}}' else '{}' end"
            + " from profile, generate_series(0, 4) n where name = 'good'");
    FeedBatch batch = database.read(before, false);
    assertThat(batch.profiles().ids()).hasSize(5);
    assertThat(batch.profiles().current()).hasSize(1);
  }

  @Test
  void readsWhatAModeNeedsAndNotWhatItDoesNotKnow() throws Exception {
    FeedPosition before = database.loader.devices().position();
    database.execute(
        "insert into profile (id, organization_id, name, mode, template, syntax, status, delivery)"
            + " select gen_random_uuid(), organization_id, 'file' || n, 'MANIFEST', template,"
            + " syntax, status, case n when 0 then '[]'::jsonb else '{\"files\": {\"firmware\":"
            + " [{\"version\": \"1\", \"url\": \"https://f.example/\", \"signed\": true}],"
            + " \"pollMinutes\": 60}, \"of\": \"tomorrow\"}' end"
            + " from profile, generate_series(0, 1) n where name = 'good'");
    FeedBatch batch = database.read(before, false);
    assertThat(batch.profiles().ids()).hasSize(2);
    assertThat(batch.profiles().current())
        .singleElement()
        .extracting(RoutedProfile::delivery)
        .isEqualTo(
            new Delivery(
                new ProfileFiles(
                    List.of(new FirmwareFile(null, "1", "https://f.example/")),
                    List.of(),
                    List.of(),
                    null,
                    60,
                    null),
                null));
  }

  /** A server that was restored on the same timeline has other changes under the same numbers. */
  @Test
  void loadsAnewWhereTheNewestChangeIsAnother() throws Exception {
    database.execute(device(MAC + 30));
    Index index = database.loaded();
    assertThat(index.world().position().newest()).matches("\\d+/\\d+/\\d{16}");
    assertThat(database.news(index)).isEqualTo(FeedNews.NOTHING);
    String newest = "where id = " + index.world().position().newestId();
    database.execute("update change set at = at + interval '1 microsecond' " + newest);
    assertThat(database.news(index)).isEqualTo(FeedNews.LOST);
    assertThatThrownBy(() -> database.read(index.world().position(), false))
        .hasRootCauseInstanceOf(LoadAnewException.class);
    database.execute("update change set at = at - interval '1 microsecond' " + newest);
    assertThat(database.news(index)).isEqualTo(FeedNews.NOTHING);
    database.execute("delete from device where mac = " + (MAC + 30));
  }

  /** As a replica that knew of later transactions, but of no later change, when they were lost. */
  @Test
  void findsChangesUnderNumbersThatItTakesForSeen() throws Exception {
    database.execute(device(MAC + 40));
    FeedPosition before = database.loader.devices().position();
    database.execute(device(MAC + 41));
    database.execute(
        "insert into device (mac, organization_id, profile_id) select mac, organization_id, p.id"
            + " from profile p, generate_series(%d::bigint, %d) mac where name = 'good'"
                .formatted(MAC + 100, MAC + 100 + FeedReader.FEW_MACS));
    FeedPosition seen =
        new FeedPosition(
            before.database(), database.loader.devices().position().snapshot(), before.newest());
    DeviceChanges found = database.read(seen, false).devices();
    assertThat(found.find(MAC + 40)).isNull();
    assertThat(found.find(MAC + 41)).isEqualTo(DeviceState.profile(1));
    assertThat(found.find(MAC + 100)).isEqualTo(DeviceState.profile(1));
    database.execute("delete from device where mac > " + (MAC + 29));
  }

  /** Many devices come by another way than few, in the same snapshot as what comes with them. */
  @Test
  void readsManyDevicesAsOfOneMoment() throws Exception {
    long first = 0x7C2F_9000_0000L;
    int count = 3 * FeedReader.FEW_MACS;
    String all = " where mac between %d and %d".formatted(first, first + count - 1);
    database.execute(
        "insert into own_url (id, organization_id, syntax, template)"
            + " values (77, '%s', 'NEUTRAL', 'https://own.example/')".formatted(Worlds.uuid(1)));
    database.execute(
        "insert into device (mac, organization_id, profile_id) select mac, organization_id, p.id"
            + " from profile p, generate_series(%d, %d::bigint) mac where name = 'good'"
                .formatted(first, first + count - 1));
    World before = database.loader.devices();
    Index index = new Index();
    index.load(before, database.read(before.position(), true));
    database.execute("update device set profile_id = null, own_url_id = 77" + all);
    database.execute("update device set own_url_id = 77" + all + " and mac % 3 = 0");
    database.execute("delete from device" + all + " and mac % 3 = 1");
    database.execute(rest(first + (4 - first % 3) % 3, 60));
    database.execute(
        "insert into mac_range (id, organization_id, first_mac, last_mac) values"
            + " ('%s', '%s', %d, %d)".formatted(Worlds.uuid(6), Worlds.uuid(1), first, first + 9));
    World then = database.loader.devices();
    AtomicInteger told = new AtomicInteger();
    meanwhile =
        () -> {
          told.incrementAndGet();
          database.execute(
              "update device set profile_id = p.id, own_url_id = null from profile p"
                  + all
                  + " and name = 'good'");
        };
    try {
      database.follow(index);
    } finally {
      meanwhile = () -> {};
    }

    assertThat(told).hasValue(1);
    assertThat(index.world().ranges()).containsKey(Worlds.uuid(6));
    assertThat(index.devices()).isEqualTo(then.devices().size()).isGreaterThan(count / 2);
    for (long mac = first; mac < first + count; mac++) {
      DeviceState state = index.world().device(mac);
      assertThat(state.rests()).isEqualTo(then.device(mac).rests());
      if (!state.rests()) {
        assertThat(state).isEqualTo(then.device(mac));
      }
    }
    assertThat(database.news(index)).isEqualTo(FeedNews.CHANGES);
    database.follow(index);
    assertThat(index.world().device(first + (3 - first % 3) % 3)).isEqualTo(DeviceState.profile(1));
    database.execute("delete from device" + all + "; delete from mac_range; delete from own_url");
  }

  @Test
  void neverPutsWhatACopySaysIntoAQuery() {
    FeedPosition forged = new FeedPosition("7/1/5", "1:1:'); drop table device; --", "");
    assertThatThrownBy(() -> database.many.read("1-1-1", forged, 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not a snapshot");
  }
}
