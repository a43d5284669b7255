package io.pointsman.correctness;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.testing.Replica;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A hundred fetches of everything that is written, rewritten or uploaded, by turns from two
 * replicas, with every cache emptied in between: same bytes, same entity tag.
 */
class ByteStabilityIT {

  private static final int ROUNDS = 100;
  private static final String PUBLIC = "http://phones.example";
  private static final Pattern LINK = Pattern.compile(Pattern.quote(PUBLIC) + "(/[^\"'\\s<]+)");
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  /** What a path is answered with; all of it must stay as it is. */
  private record Seen(int status, List<Byte> body, String etag, String length, String type) {}

  private final Cluster cluster = new Cluster();
  private final BootFiles files = new BootFiles();
  private final Replica[] replicas = {start("first"), start("second")};
  private final Map<String, Seen> first = new LinkedHashMap<>();

  @AfterEach
  void close() {
    for (Replica replica : replicas) {
      replica.close();
    }
    cluster.close();
    files.close();
  }

  @Test
  void aHundredFetchesAreOne() {
    for (Replica replica : replicas) {
      replica.awaitReady(Duration.ofMinutes(3));
    }
    Api api = new Api(replicas[0]);
    UUID tenant = tenant(api);
    walk();
    System.out.println("ByteStabilityIT: " + first.size() + " paths");

    for (int round = 0; round < ROUNDS; round++) {
      switch (round % 20) {
        case 3 -> api.post("purges", Map.of("organization", tenant, "all", true));
        case 8 -> cluster.redis().command("FLUSHALL");
        case 13 -> api.post("purges", Map.of("organization", tenant, "mac", "7c2f80b00401"));
        default -> {}
      }
      if (round == 50 || round == 90) {
        restart(round == 50 ? 1 : 0);
        api = new Api(replicas[0]);
      }
      Replica replica = replicas[round % 2];
      for (Map.Entry<String, Seen> one : first.entrySet()) {
        String as = "round " + round + ", " + one.getKey();
        assertThat(seen(get(replica, one.getKey()))).as(as).isEqualTo(one.getValue());
        if (round % 10 < 2) {
          isHttp(replica, one.getKey(), one.getValue());
        }
      }
    }
  }

  /** 304, HEAD and a part of it. */
  private static void isHttp(Replica replica, String path, Seen whole) {
    HttpResponse<byte[]> same = get(replica, path, "If-None-Match", whole.etag());
    assertThat(same.statusCode()).as(path).isEqualTo(304);
    assertThat(same.body()).isEmpty();
    assertThat(header(same, "ETag")).isEqualTo(whole.etag());
    assertThat(get(replica, path, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);

    HttpResponse<byte[]> head = send(request(replica, path).method("HEAD", noBody()));
    assertThat(head.statusCode()).as(path).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(header(head, "ETag")).isEqualTo(whole.etag());
    assertThat(header(head, "Content-Length")).isEqualTo(whole.length());

    HttpResponse<byte[]> part = get(replica, path, "Range", "bytes=5-14");
    assertThat(part.statusCode()).as(path).isEqualTo(206);
    assertThat(bytes(part.body())).isEqualTo(whole.body().subList(5, 15));
    assertThat(header(part, "Content-Range")).isEqualTo("bytes 5-14/" + whole.length());
    assertThat(header(part, "Content-Length")).isEqualTo("10");
  }

  /** Fetches the starting points and all that they name of us, which is remembered. */
  private void walk() {
    for (String start :
        List.of(
            "/device/7C2F80B00401.xml",
            "/device/7C2F80B00402.xml",
            "/0c383eb00401.cfg",
            "/7C2F80B00403.xml",
            "/0c383eb00302.cfg")) {
      Awaitility.await(start)
          .atMost(Duration.ofSeconds(20))
          .until(() -> get(replicas[1], start).statusCode() == 200);
      walk(start);
    }
  }

  private void walk(String path) {
    if (first.containsKey(path)) {
      return;
    }
    HttpResponse<byte[]> answer = get(replicas[first.size() % 2], path);
    if (answer.statusCode() == 302) {
      // Firmware, which lies at the tenant.
      return;
    }
    Seen seen = seen(answer);
    assertThat(seen.status()).as(path).isEqualTo(200);
    assertThat(seen.etag()).as(path).matches("\"[^\"]+\"");
    assertThat(seen.length()).as(path).isEqualTo(Integer.toString(seen.body().size()));
    first.put(path, seen);
    Matcher links = LINK.matcher(new String(answer.body(), StandardCharsets.UTF_8));
    while (links.find()) {
      walk(links.group(1));
    }
  }

  private UUID tenant(Api api) {
    Map<String, Object> provider =
        Map.of("name", "Stable", "kind", "PROVIDER", "allowPrivateTargets", true);
    UUID tenant = UUID.fromString(api.post("organizations", provider).get("id").asText());
    String whose = "?organization=" + tenant;
    api.upload("uploads/m.xml" + whose, "text/xml", BootFiles.settings(1, "1.0"));
    api.upload("uploads/ca.pem" + whose, "application/x-pem-file", BootFiles.authority());
    Map<String, Object> named =
        Map.of(
            "firmware",
            List.of(Map.of("version", "1.11.6", "url", files.url("/t/firmware/GC_MAX_1.11.6.bin"))),
            "settings",
            List.of(Map.of("upload", "m.xml")),
            "certificates",
            List.of(Map.of("upload", "ca.pem")));
    String xml = files.url("/t/{mac.lower}.xml");
    profile(api, tenant, "files", Map.of("mode", "MANIFEST", "template", xml, "files", named));
    profile(api, tenant, "bare", Map.of("mode", "MANIFEST", "template", xml));
    String proxied = files.url("/t/");
    profile(api, tenant, "proxy", Map.of("mode", "PROXY", "template", proxied));
    profile(
        api, tenant, "walk", Map.of("mode", "PROXY", "template", files.url("/t/provisioning.xml")));
    Map.of(
            "7c2f80b00401", "files",
            "7c2f80b00402", "bare",
            "0c383eb00401", "bare",
            "7c2f80b00403", "walk",
            "0c383eb00302", "proxy")
        .forEach(
            (mac, profile) ->
                api.put("devices/" + mac, Map.of("organization", tenant, "profile", profile)));
    return tenant;
  }

  private static void profile(Api api, UUID tenant, String name, Map<String, ?> content) {
    api.put("profiles/" + name + "?organization=" + tenant, content);
  }

  private Replica start(String name) {
    return cluster
        .replica(name)
        .property("pointsman.phone.public-urls", PUBLIC)
        .property("pointsman.secrets.keys", BootWorld.KEYS)
        .property("pointsman.proxy.allowed-networks", "127.0.0.0/8")
        .startWithoutWaiting();
  }

  private void restart(int which) {
    replicas[which].stop();
    replicas[which] = start("again").awaitReady(Duration.ofMinutes(3));
  }

  private static Seen seen(HttpResponse<byte[]> answer) {
    return new Seen(
        answer.statusCode(),
        bytes(answer.body()),
        header(answer, "ETag"),
        header(answer, "Content-Length"),
        header(answer, "Content-Type"));
  }

  private static List<Byte> bytes(byte[] body) {
    Byte[] boxed = new Byte[body.length];
    Arrays.setAll(boxed, i -> body[i]);
    return List.of(boxed);
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse(null);
  }

  private static HttpResponse<byte[]> get(Replica replica, String path, String... header) {
    HttpRequest.Builder request = request(replica, path);
    if (header.length > 0) {
      request.header(header[0], header[1]);
    }
    return send(request);
  }

  private static HttpRequest.Builder request(Replica replica, String path) {
    return HttpRequest.newBuilder(URI.create(replica.phone() + path))
        .version(HttpClient.Version.HTTP_1_1)
        .timeout(Duration.ofSeconds(20));
  }

  private static HttpRequest.BodyPublisher noBody() {
    return HttpRequest.BodyPublishers.noBody();
  }

  private static HttpResponse<byte[]> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
