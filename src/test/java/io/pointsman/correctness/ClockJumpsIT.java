package io.pointsman.correctness;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.mac.MacAddress;
import io.pointsman.testing.PostgresServer;
import io.pointsman.testing.Replica;
import io.pointsman.testing.ReplicaStart;
import io.pointsman.testing.SettableClock;
import io.pointsman.testing.TenantAnswers;
import io.pointsman.testing.TenantServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody sets a clock while phones poll, and they notice nothing: a replica's, and PostgreSQL's,
 * whose word it is how long a released address rests.
 */
@Tag("endurance")
class ClockJumpsIT {

  /** By seconds, as a clock that is put right; by days, and back from there. */
  private static final List<String> JUMPS =
      List.of("+3s", "-3s", "+0", "+2d", "+0", "-2d", "+0", "+400d", "-400d", "+0");

  private static final int RATE = 300;
  private static final int STEADY = 1000;
  private static final long FIRST = 0x7c2f8c_000000L;
  private static final long CHANGING = FIRST + STEADY;
  private static final long PROXIED = CHANGING + 1;
  private static final long RELEASED = CHANGING + 2;

  private static final String TEMPLATE = "https://clock.example/%s/{mac.lower}";

  /** Longer than a process looks at its clock. */
  private static final Duration SET = Duration.ofMillis(2500);

  /** A released address's. */
  private static final Duration REST = Duration.ofSeconds(20);

  @TempDir Path folder;
  private SettableClock clock;
  private Cluster cluster;
  private Replica replica;
  private Api api;
  private Tenant holder;
  private Tenant other;
  private int changes;

  @BeforeEach
  void findAClock() {
    clock =
        SettableClock.in(folder)
            .orElseGet(() -> Assumptions.abort("libfaketime is not installed (apt install it)"));
  }

  @Test
  void aReplicasIsSet() throws Exception {
    try (Cluster stores = new Cluster();
        TenantServer files = TenantServer.start();
        Replica jumping = start(stores, "jumping", clock.environment());
        Replica right = start(stores, "right", Map.of())) {
      populate(stores, jumping.awaitReady(Duration.ofMinutes(3)));
      right.awaitReady(Duration.ofMinutes(3));
      proxied(files);
      try (OpenLoad load = steadyPolls()) {
        for (String jump : JUMPS) {
          int mark = load.mark();
          clock.set(jump);
          Watch.pass(SET);
          double followed = Math.max(follow(api), follow(new Api(right)));
          assertThat(hours(created())).as(jump).isEqualTo(hours(offset(jump)));
          follow(files, jump);
          upload(jump);
          Watch.pass(SET);
          System.out.printf(
              "ClockJumpsIT: a replica by %s: %s; followed within %.0f ms%n",
              jump, load.since(mark), followed);
        }
        clock.set("+2d");
        release(RELEASED);
        Watch.pass(SET);
        assertThat(ask(RELEASED)).isEqualTo(Answer.LATER);
        assertThat(claim(RELEASED)).as("still rests").isEqualTo(409);
        Watch.pass(REST);
        assertThat(ask(RELEASED)).isEqualTo(Answer.UNKNOWN);
        assertThat(claim(RELEASED)).isEqualTo(201);
        assertThat(load.failures()).isEmpty();
      }
    }
  }

  @Test
  void postgresqlsIsSet() throws Exception {
    try (Cluster stores = new Cluster(PostgresServer.start(clock));
        Replica only = start(stores, "only", Map.of())) {
      populate(stores, only.awaitReady(Duration.ofMinutes(3)));
      try (OpenLoad load = steadyPolls()) {
        aheadAndBack();
        for (String jump : JUMPS) {
          int mark = load.mark();
          clock.set(jump);
          Watch.pass(SET);
          double followed = follow(api);
          assertThat(hours(databaseAhead())).as(jump).isEqualTo(hours(offset(jump)));
          Watch.pass(SET);
          System.out.printf(
              "ClockJumpsIT: PostgreSQL by %s: %s; followed within %.0f ms%n",
              jump, load.since(mark), followed);
        }
        assertThat(load.failures()).isEmpty();
      }
    }
  }

  private void aheadAndBack() throws SQLException {
    long known = number("select count(*) from change");
    release(RELEASED);
    assertThat(claim(RELEASED)).isEqualTo(409);
    clock.set("+2d");
    Watch.pass(SET);
    assertThat(ask(RELEASED)).as("a phone whose address rested").isEqualTo(Answer.LATER);
    follow(api);
    // By the clock it has rested for two days.
    assertThat(claim(RELEASED)).isEqualTo(201);
    Follow.withinASecond(replica, RELEASED, Staged.expand(TEMPLATE.formatted("other"), RELEASED));
    said("PostgreSQL's clock went ahead by PT");
    assertThat(number("select count(*) from change")).as("kept").isGreaterThan(known);
    assertThat(number("select xid::text::bigint from change_horizon")).isZero();

    long later = RELEASED + 1;
    release(later);
    clock.set("+0");
    Watch.pass(SET);
    assertThat(ask(later)).isEqualTo(Answer.LATER);
    assertThat(claim(later)).isEqualTo(409);
    follow(api);
    Awaitility.await("its rest ends, though it would have for two days")
        .atMost(Duration.ofSeconds(60 + 2 * REST.toSeconds()))
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> claim(later) == 201);
    Follow.withinASecond(replica, later, Staged.expand(TEMPLATE.formatted("other"), later));
    assertThat(replica.output()).contains("PostgreSQL's clock went back by PT");
  }

  private static Replica start(Cluster stores, String name, Map<String, String> environment) {
    ReplicaStart builder = stores.replica(name);
    environment.forEach(builder::environment);
    return builder
        .property("pointsman.registry.rest", REST.toSeconds() + "s")
        .property("pointsman.registry.unheld-claims", "ranges")
        .property("pointsman.phone.public-urls", "{phone}")
        .property("pointsman.secrets.keys", BootWorld.KEYS)
        .property("pointsman.proxy.allowed-networks", "127.0.0.0/8")
        .startWithoutWaiting();
  }

  private void populate(Cluster stores, Replica asked) {
    cluster = stores;
    replica = asked;
    api = new Api(replica);
    holder = Tenant.provider(api, "Holder");
    other = Tenant.provider(api, "Other");
    other.profile("other", TEMPLATE.formatted("other"));
    holder.profile("changing", TEMPLATE.formatted("first"));
    holder.device(CHANGING, "changing");
    UUID steady = holder.profile("steady", TEMPLATE.formatted("steady"));
    Staged.devices(cluster.postgres(), holder, steady, FIRST, STEADY);
    long last = FIRST + STEADY - 1;
    Follow.within(Duration.ofSeconds(10), replica, last, steady(last));
  }

  private OpenLoad steadyPolls() {
    return new OpenLoad(
        replica.phonePort(),
        RATE,
        FIRST,
        STEADY,
        4,
        (mac, answer) -> answer.text().equals(steady(mac)));
  }

  private static String steady(long mac) {
    return Staged.expand(TEMPLATE.formatted("steady"), mac);
  }

  /** Changes something by way of a replica; answers how long it took to be followed. */
  private double follow(Api writer) {
    String template = TEMPLATE.formatted(++changes);
    holder.by(writer).profile("changing", template);
    return Follow.withinASecond(replica, CHANGING, Staged.expand(template, CHANGING));
  }

  private void proxied(TenantServer files) {
    Map<String, Object> provider =
        Map.of("name", "Files", "kind", "PROVIDER", "allowPrivateTargets", true);
    String tenant = api.post("organizations", provider).get("id").asText();
    files.on("/f.xml", TenantAnswers.text("begin", "Cache-Control: max-age=1"));
    api.put(
        "profiles/files?organization=" + tenant,
        Map.of("mode", "PROXY", "template", files.url("/f.xml")));
    api.put(
        "devices/" + Long.toHexString(PROXIED), Map.of("organization", tenant, "profile", "files"));
  }

  /** What is fresh for a second is fetched anew by then, whatever the clock says. */
  private void follow(TenantServer files, String content) {
    files.on("/f.xml", TenantAnswers.text(content, "Cache-Control: max-age=1"));
    String url = replica.phone() + "/device/" + new MacAddress(PROXIED).upper() + ".xml";
    Awaitility.await("the tenant's file after " + content)
        .atMost(Duration.ofSeconds(3))
        .until(() -> Api.get(url).body().equals(content));
  }

  /** What is superseded must not look old to PostgreSQL, which clears it away. */
  private void upload(String content) throws SQLException {
    api.upload("uploads/u.xml?organization=" + holder.id(), "text/xml", content.getBytes());
    assertThat(
            number(
                "select count(*) from upload where superseded_at"
                    + " not between now() - interval '10 minutes' and now()"))
        .isZero();
  }

  private void release(long mac) {
    holder.device(mac, "steady");
    Follow.withinASecond(replica, mac, steady(mac));
    holder.release(mac);
    Follow.withinASecond(replica, mac, Answer.LATER);
  }

  /** The status that the other tenant is answered with. */
  private int claim(long mac) {
    return api.tryPut(
        "devices/" + Long.toHexString(mac), Map.of("organization", other.id(), "profile", "other"));
  }

  private String ask(long mac) {
    try (PhoneLine line = PhoneLine.to(replica)) {
      return line.ask(mac).text();
    }
  }

  /** Waits for the replica's log: it looks at PostgreSQL's clock once a minute. */
  private void said(String what) {
    Awaitility.await(what)
        .atMost(Duration.ofSeconds(75))
        .until(() -> replica.output().contains(what));
  }

  /** By how much a replica's clock is wrong. */
  private Duration created() {
    Instant now = Instant.now();
    String made =
        api.put(
                "devices/" + Long.toHexString(CHANGING + 100 + changes),
                Map.of("organization", holder.id(), "profile", "steady"))
            .get("createdAt")
            .asText();
    return Duration.between(now, Instant.parse(made));
  }

  private Duration databaseAhead() throws SQLException {
    Instant now = Instant.now();
    return Duration.between(
        now,
        Instant.ofEpochMilli(
            number("select (extract(epoch from clock_timestamp()) * 1000)::bigint")));
  }

  private static Duration offset(String jump) {
    int number = Integer.parseInt(jump.replaceAll("[a-z]", ""));
    return jump.endsWith("d") ? Duration.ofDays(number) : Duration.ofSeconds(number);
  }

  private static long hours(Duration time) {
    return Math.round(time.toMillis() / 3_600_000.0);
  }

  private long number(String sql) throws SQLException {
    try (Connection connection = cluster.postgres().connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
