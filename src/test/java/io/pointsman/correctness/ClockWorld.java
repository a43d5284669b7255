package io.pointsman.correctness;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.mac.MacAddress;
import io.pointsman.testing.Replica;
import io.pointsman.testing.ReplicaStart;
import io.pointsman.testing.TenantAnswers;
import io.pointsman.testing.TenantServer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;

/** Two tenants on a replica whose phones poll, and what each does while clocks are set. */
final class ClockWorld {

  /** A released address's. */
  static final Duration REST = Duration.ofSeconds(20);

  private static final int RATE = 300;
  private static final int STEADY = 1000;
  private static final long FIRST = 0x7c2f8c_000000L;
  private static final long CHANGING = FIRST + STEADY;
  private static final long PROXIED = CHANGING + 1;

  /** Whose addresses are released, and the one after it. */
  static final long RELEASED = CHANGING + 2;

  private static final String TEMPLATE = "https://clock.example/%s/{mac.lower}";

  private final Cluster cluster;
  private final Replica replica;
  private final Api api;
  private final Tenant holder;
  private final Tenant other;
  private int changes;

  /** Replicas by which addresses rest not long. */
  static Replica start(Cluster stores, String name, Map<String, String> environment) {
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

  /**
   * @param asked which is ready
   */
  ClockWorld(Cluster stores, Replica asked) {
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

  OpenLoad steadyPolls() {
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

  /** Changes something by way of the replica; answers in ms how long it took to be followed. */
  double follow() {
    return follow(api);
  }

  /** Changes something by way of another replica; answers in ms how long it took. */
  double follow(Api writer) {
    String template = TEMPLATE.formatted(++changes);
    holder.by(writer).profile("changing", template);
    return Follow.withinASecond(replica, CHANGING, Staged.expand(template, CHANGING));
  }

  /** Another provider's phone, whose file is passed through. */
  void proxied(TenantServer files) {
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
  void follow(TenantServer files, String content) {
    files.on("/f.xml", TenantAnswers.text(content, "Cache-Control: max-age=1"));
    String url = replica.phone() + "/device/" + new MacAddress(PROXIED).upper() + ".xml";
    Awaitility.await("the tenant's file after " + content)
        .atMost(Duration.ofSeconds(3))
        .until(() -> Api.get(url).body().equals(content));
  }

  /** What is superseded must not look old to PostgreSQL, which clears it away. */
  void upload(String content) {
    api.upload("uploads/u.xml?organization=" + holder.id(), "text/xml", content.getBytes());
    assertThat(
            number(
                "select count(*) from upload where superseded_at"
                    + " not between now() - interval '10 minutes' and now()"))
        .isZero();
  }

  /** Registers and releases it. */
  void release(long mac) {
    holder.device(mac, "steady");
    Follow.withinASecond(replica, mac, steady(mac));
    holder.release(mac);
    Follow.withinASecond(replica, mac, Answer.LATER);
  }

  /** The status that the other tenant is answered with. */
  int claim(long mac) {
    return api.tryPut(
        "devices/" + Long.toHexString(mac), Map.of("organization", other.id(), "profile", "other"));
  }

  /** What a phone is told. */
  String ask(long mac) {
    try (PhoneLine line = PhoneLine.to(replica)) {
      return line.ask(mac).text();
    }
  }

  /** Waits for the replica's log: it looks at PostgreSQL's clock once a minute. */
  void said(String what) {
    Awaitility.await(what)
        .atMost(Duration.ofSeconds(75))
        .until(() -> replica.output().contains(what));
  }

  /** By how much a replica's clock is wrong. */
  Duration replicaAhead() {
    Instant now = Instant.now();
    String made =
        api.put(
                "devices/" + Long.toHexString(CHANGING + 100 + changes),
                Map.of("organization", holder.id(), "profile", "steady"))
            .get("createdAt")
            .asText();
    return Duration.between(now, Instant.parse(made));
  }

  /** By how much PostgreSQL's clock is wrong. */
  Duration databaseAhead() {
    Instant now = Instant.now();
    return Duration.between(
        now,
        Instant.ofEpochMilli(
            number("select (extract(epoch from clock_timestamp()) * 1000)::bigint")));
  }

  long number(String sql) {
    return cluster.postgres().number(sql);
  }

  /** Waits until a released address is the other tenant's, by its template. */
  void followsOther(long mac) {
    Follow.withinASecond(replica, mac, Staged.expand(TEMPLATE.formatted("other"), mac));
  }

  /** What the replica has logged. */
  String output() {
    return replica.output();
  }
}
