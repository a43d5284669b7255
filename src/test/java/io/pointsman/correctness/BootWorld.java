package io.pointsman.correctness;

import io.pointsman.testing.Replica;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** A provider with files on a server of its own, and a replica that its phones ask first. */
final class BootWorld implements AutoCloseable {

  /** For sealing and signing; of the tests alone. */
  static final String KEYS = "boots:MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

  final BootFiles files = new BootFiles();
  private final Cluster cluster = new Cluster();
  private final Replica replica;
  private final Api api;
  private final UUID organization;

  BootWorld() {
    replica =
        cluster
            .replica("boots")
            .property("pointsman.phone.public-urls", "{phone}")
            .property("pointsman.secrets.keys", KEYS)
            .property("pointsman.proxy.allowed-networks", "127.0.0.0/8")
            .startWithoutWaiting()
            .awaitReady(Duration.ofMinutes(3));
    api = new Api(replica);
    Map<String, Object> provider =
        Map.of("name", "Boots", "kind", "PROVIDER", "allowPrivateTargets", true);
    organization = UUID.fromString(api.post("organizations", provider).get("id").asText());
  }

  /** Where phones ask, without a slash at its end. */
  String phones() {
    return replica.phone();
  }

  /** A device that follows a profile of its own, which is made, or changed. */
  void device(String mac, String mode, String template, Map<String, ?> more) {
    Map<String, Object> profile = new HashMap<>(more);
    profile.put("mode", mode);
    profile.put("template", template);
    api.put("profiles/p" + mac + "?organization=" + organization, profile);
    api.put("devices/" + mac, Map.of("organization", organization, "profile", "p" + mac));
  }

  void upload(String name, String mediaType, byte[] content) {
    api.upload("uploads/" + name + "?organization=" + organization, mediaType, content);
  }

  /** What was kept of the tenant's files for that device's profile is fetched anew. */
  void purge(String mac) {
    api.post("purges", Map.of("organization", organization, "profile", "p" + mac));
  }

  @Override
  public void close() {
    replica.close();
    cluster.close();
    files.close();
  }
}
