package io.pointsman.correctness;

import com.fasterxml.jackson.databind.JsonNode;
import io.pointsman.mac.MacAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** An organization and what the operator writes for it. */
final class Tenant {

  private final Api api;
  private final String name;
  private final UUID id;

  private Tenant(Api api, String name, UUID id) {
    this.api = api;
    this.name = name;
    this.id = id;
  }

  static Tenant vendor(Api api, String name) {
    return create(api, name, "VENDOR");
  }

  static Tenant provider(Api api, String name) {
    return create(api, name, "PROVIDER");
  }

  private static Tenant create(Api api, String name, String kind) {
    JsonNode made = api.post("organizations", Map.of("name", name, "kind", kind));
    return new Tenant(api, name, UUID.fromString(made.get("id").asText()));
  }

  UUID id() {
    return id;
  }

  /** The same, written for by way of another replica. */
  Tenant by(Api other) {
    return new Tenant(other, name, id);
  }

  /** Makes the profile, or points it elsewhere; answers its id. */
  UUID profile(String profile, String template) {
    JsonNode saved =
        api.put("profiles/" + profile + "?organization=" + id, Map.of("template", template));
    return UUID.fromString(saved.get("id").asText());
  }

  /** Registers or changes a device that follows a profile. */
  void device(long mac, String profile) {
    api.put("devices/" + mac(mac), Map.of("organization", id, "profile", profile));
  }

  /** Registers or changes a device with a URL of its own. */
  void ownUrl(long mac, String url) {
    api.put("devices/" + mac(mac), Map.of("organization", id, "url", url));
  }

  void release(long mac) {
    api.delete("devices/" + mac(mac));
  }

  /**
   * @param profile null for none
   * @return the new range's id
   */
  UUID range(long first, long last, String profile, boolean inherit) {
    Map<String, Object> body = content(profile, inherit);
    body.put("first", mac(first));
    body.put("last", mac(last));
    body.put("organization", id);
    return UUID.fromString(api.post("ranges", body).get("id").asText());
  }

  /**
   * @param profile null for none
   */
  void changeRange(UUID range, String profile, boolean inherit) {
    api.put("ranges/" + range, content(profile, inherit));
  }

  /**
   * @param devices {@code keep} or {@code release}
   */
  void takeBack(UUID range, String devices) {
    api.delete("ranges/" + range + "?devices=" + devices);
  }

  /**
   * @param phones {@code CONTINUE} or {@code STOP}
   */
  void suspend(String phones) {
    api.put("organizations/" + id + "/suspension", Map.of("phones", phones));
  }

  void resume() {
    api.delete("organizations/" + id + "/suspension");
  }

  @Override
  public String toString() {
    return name;
  }

  private static Map<String, Object> content(String profile, boolean inherit) {
    Map<String, Object> body = new HashMap<>();
    body.put("inherit", inherit);
    if (profile != null) {
      body.put("profile", profile);
    }
    return body;
  }

  private static String mac(long mac) {
    return new MacAddress(mac).lower();
  }
}
