package io.pointsman.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Purges as replicas follow them. */
class PurgesInTheFeedTest {

  private static final long MAC = 0x7C2F_80AB_CDEFL;

  private static FeedDatabase database;

  @BeforeAll
  static void start() throws IOException {
    database = new FeedDatabase();
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @Test
  void followsPurgesAndForgetsThoseThatAreGone() throws Exception {
    Index index = database.loaded();
    purge("null", "null");
    purge("(select id from profile where name = 'good')", "null");
    purge("null", "" + MAC);
    purge("null", "" + MAC);
    database.follow(index);
    OrganizationPurges purges = index.world().purges().all().iterator().next();
    assertThat(purges.id()).isEqualTo(Worlds.uuid(1));
    assertThat(purges.number()).isEqualTo(1);
    assertThat(purges.all()).isPositive();
    assertThat(purges.profiles()).containsOnlyKeys(1);
    assertThat(purges.profiles().get(1)).isGreaterThan(purges.all());
    long newest = database.number("select max(id) from purge");
    assertThat(newest).isGreaterThan(purges.profiles().get(1) + 1);
    assertThat(purges.macs()).containsExactly(Map.entry(MAC, newest));
    assertThat(database.read(database.loader.devices().position(), true).purges().current())
        .containsExactly(purges);

    database.execute("delete from purge where mac is null");
    database.follow(index);
    assertThat(index.world().purges().all())
        .containsExactly(new OrganizationPurges(purges.id(), 1, 0, Map.of(), Map.of(MAC, newest)));
    database.execute("delete from purge");
    database.follow(index);
    assertThat(index.world().purges().all()).isEmpty();
  }

  @Test
  void takesVeryManyPurgesOfPhonesForOneOfAll() throws Exception {
    Index index = database.loaded();
    String many =
        "insert into purge (organization_id, mac) select '%s', mac from generate_series(%d, %d)"
            + " mac";
    database.execute(many.formatted(Worlds.uuid(1), 1, PurgeRows.MOST_MACS));
    database.follow(index);
    OrganizationPurges most = index.world().purges().all().iterator().next();
    assertThat(most.macs()).hasSize(PurgeRows.MOST_MACS);
    assertThat(most.all()).isZero();
    database.execute(many.formatted(Worlds.uuid(1), 1_000_000, 1_000_000));
    database.follow(index);
    long newest = database.number("select max(id) from purge");
    assertThat(index.world().purges().all())
        .containsExactly(new OrganizationPurges(most.id(), 1, newest, Map.of(), Map.of()));
    database.execute("delete from purge");
  }

  /** Numbers of purges are parts of cache keys: a restored database must not give one again. */
  @Test
  void numbersPurgesByTheTime() {
    long before = System.currentTimeMillis() * 1000;
    purge("null", "null");
    assertThat(database.number("select max(id) from purge"))
        .isBetween(before, before + Duration.ofMinutes(1).toNanos() / 1000);
    // As if the clock had been set back since.
    database.execute("select setval('purge_id_seq', max(id) + 1000000000) from purge");
    long ahead = database.number("select last_value from purge_id_seq");
    purge("null", "null");
    assertThat(database.number("select max(id) from purge")).isEqualTo(ahead + 1);
    database.execute("delete from purge; select setval('purge_id_seq', 1)");
  }

  private static void purge(String profile, String mac) {
    database.execute(
        "insert into purge (organization_id, profile_id, mac) values ('%s', %s, %s)"
            .formatted(Worlds.uuid(1), profile, mac));
  }
}
