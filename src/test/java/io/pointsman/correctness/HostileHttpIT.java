package io.pointsman.correctness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pointsman.mac.MacAddress;
import io.pointsman.testing.Replica;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Garbage of every kind against both listeners; everything must still be right afterwards. */
class HostileHttpIT {

  private static final long FIRST = 0x7c2f80_500000L;
  private static final int MANY = 64;
  private static final String TEMPLATE = "https://hostile.example/{mac.lower}.cfg";
  private static final List<String> SPELLINGS =
      List.of("/device/%s.xml", "/%s.cfg", "/spa.cfg?mac=%s", "/cfg%s.xml", "/%s", "/?mac=%s");

  private static final List<String> TYPES =
      List.of("application/json", "application/json", "text/csv", "application/x-ndjson");

  private static Cluster cluster;
  private static Replica replica;
  private static Tenant tenant;
  private static String key;

  @BeforeAll
  static void register() {
    cluster = new Cluster();
    replica = cluster.replica("hostile").start();
    Api api = new Api(replica);
    tenant = Tenant.provider(api, "Hostile");
    tenant.profile("hostile", TEMPLATE);
    tenant.range(FIRST, FIRST + 0xffff, null, false);
    key =
        api.post("organizations/" + tenant.id() + "/keys", Map.of("name", "fuzz", "role", "EDITOR"))
            .get("key")
            .asText();
    LongStream.range(FIRST, FIRST + MANY).forEach(mac -> tenant.device(mac, "hostile"));
    Follow.within(
        Duration.ofSeconds(10),
        replica,
        FIRST + MANY - 1,
        Staged.expand(TEMPLATE, FIRST + MANY - 1));
  }

  @AfterAll
  static void end() {
    replica.close();
    cluster.close();
  }

  @Test
  void thePhoneListenerAnswersGarbage() {
    phones(10_000);
  }

  @Test
  void theApiAnswersGarbage() {
    api(1_500);
  }

  @Test
  @Tag("endurance")
  void thePhoneListenerAnswersAMillionTimes() {
    phones(1_000_000);
  }

  @Test
  @Tag("endurance")
  void theApiAnswersGarbageForLong() {
    api(100_000);
  }

  private static void phones(int count) {
    List<String> targets = new ArrayList<>(List.of("/", "/device", "/y000000000066.cfg"));
    for (String spelling : SPELLINGS) {
      targets.add(spelling.formatted(new MacAddress(FIRST + 3).upper()));
      targets.add(spelling.formatted(new MacAddress(FIRST + 5).colon()));
      targets.add(spelling.formatted("7c2f80ffffff"));
    }
    Set<String> truths =
        LongStream.range(FIRST, FIRST + MANY)
            .mapToObj(mac -> TEMPLATE.replace("{mac.lower}", new MacAddress(mac).lower()))
            .collect(Collectors.toSet());
    Map<Integer, Long> told =
        Barrage.of(
            replica.phonePort(),
            count,
            30,
            random -> new HostileRequests(random, targets, List.of(), List.of(new byte[0])),
            exchange -> assertThat(truths).containsAll(exchange.locations()));
    assertThat(told.keySet()).contains(302, 400, 404, 405).doesNotContain(500, 503);
    stillRight();
  }

  private static void api(int count) {
    TreeMap<String, JsonNode> before = devices();
    String mac = new MacAddress(FIRST + 0x1000).lower();
    List<String> targets =
        List.of(
            "/api/v1/devices/" + mac,
            "/api/v1/devices/%s?organization=%s".formatted(mac, tenant.id()),
            "/api/v1/devices?limit=2&prefix=7C2F80&cursor=AAAAAAAAAAAAAAAA",
            "/api/v1/devices/assign",
            "/api/v1/devices/import?dryRun=true",
            "/api/v1/ranges/import?dryRun=true",
            "/api/v1/devices/export?prefix=7C2F80",
            "/api/v1/profiles/other",
            "/api/v1/profiles",
            "/api/v1/ranges",
            "/api/v1/ranges/7c2f80500100-7c2f805001ff",
            "/api/v1/routes/" + mac,
            "/api/v1/organizations/" + tenant.id(),
            "/api/v1/imports",
            "/api/v1/preview",
            "/api/v1/purges",
            "/api/v1/uploads/ca.pem",
            "/q/openapi",
            "/");
    List<byte[]> bodies =
        List.of(
            bytes("{\"profile\":\"hostile\",\"note\":\"x\"}"),
            bytes("{\"macs\":[\"" + new MacAddress(FIRST) + "\"],\"profile\":\"hostile\"}"),
            bytes("{\"mac\":\"" + mac + "\",\"path\":\"/x\",\"userAgent\":\"y\"}"),
            bytes("{\"url\":{\"template\":\"https://hostile.example/{mac}\"}}"),
            bytes("{\"template\":\"https://hostile.example/x\",\"overrides\":{}}"),
            bytes("{\"first\":\"7c2f80500100\",\"last\":\"7c2f805001ff\",\"claims\":\"NONE\"}"),
            bytes("mac;profile\n" + mac + ";\"hostile\"\n"),
            bytes("{\"mac\":\"" + mac + "\",\"profile\":\"hostile\"}\n"),
            new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0});
    AtomicInteger clients = new AtomicInteger();
    Map<Integer, Long> told =
        Barrage.of(
            replica.apiPort(),
            count,
            1_000,
            random ->
                new HostileRequests(random, targets, headers(clients.getAndIncrement()), bodies),
            exchange -> {});
    assertThat(told.keySet()).contains(200, 400, 404, 405).doesNotContain(500, 503);
    if (count >= 100_000) {
      // One in some 1,500: imports are read as well, and not only refused for their type.
      assertThat(told).containsKey(202);
    }

    TreeMap<String, JsonNode> after = devices();
    after.remove(new MacAddress(FIRST + 0x1000).colon());
    assertThat(after).as("what nobody wrote to").isEqualTo(before);
    stillRight();
  }

  private static List<String> headers(int client) {
    return List.of(
        "Host: api.example",
        "Authorization: Bearer " + key,
        "Content-Type: " + TYPES.get(client % TYPES.size()));
  }

  private static void stillRight() {
    assertThat(replica.ready()).isTrue();
    try (PhoneLine line = PhoneLine.to(replica)) {
      LongStream.range(FIRST, FIRST + MANY)
          .forEach(mac -> assertThat(line.ask(mac).text()).isEqualTo(Staged.expand(TEMPLATE, mac)));
      assertThat(line.ask(0x7c2f80_ffffffL).text()).isEqualTo(Answer.UNKNOWN);
    }
    assertThat(replica.output().lines().filter(line -> line.contains(" ERROR "))).isEmpty();
  }

  /** Those of the tenant, by address. */
  private static TreeMap<String, JsonNode> devices() {
    TreeMap<String, JsonNode> devices = new TreeMap<>();
    new Api(replica)
        .read("devices?limit=1000&organization=" + tenant.id())
        .get("items")
        .forEach(device -> devices.put(device.get("mac").asText(), device));
    return devices;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
