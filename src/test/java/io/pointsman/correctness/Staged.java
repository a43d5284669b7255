package io.pointsman.correctness;

import io.pointsman.mac.MacAddress;
import io.pointsman.testing.PostgresServer;
import java.util.UUID;

/**
 * Many rows at once, written past the API; the triggers of the change feed see them all the same.
 */
final class Staged {

  private static final String OWN_URL = "https://own.example/%x/{mac.lower}.cfg";

  private Staged() {}

  /** Consecutive MACs that follow a profile, as one statement for a transaction of the caller's. */
  static String insertDevices(Tenant holder, UUID profile, long first, int count) {
    return "insert into device (mac, organization_id, profile_id) select mac, '%s', '%s' from generate_series(%d::bigint, %d) mac"
        .formatted(holder.id(), profile, first, first + count - 1);
  }

  static void devices(PostgresServer postgres, Tenant holder, UUID profile, long first, int count) {
    postgres.execute(insertDevices(holder, profile, first, count));
  }

  /** Consecutive MACs, each with a URL of its own that nobody has looked up yet. */
  static void ownUrls(PostgresServer postgres, Tenant holder, long first, int count) {
    postgres.execute(
        "insert into own_url (id, organization_id, syntax, template) select mac, '%s', 'NEUTRAL', '%s' from generate_series(%d::bigint, %d) mac"
            .formatted(
                holder.id(),
                OWN_URL.replace("%x", "' || to_hex(mac) || '"),
                first,
                first + count - 1));
    postgres.execute(
        "insert into device (mac, organization_id, own_url_id) select mac, '%s', mac from generate_series(%d::bigint, %d) mac"
            .formatted(holder.id(), first, first + count - 1));
  }

  /** What a phone of {@link #ownUrls} must be told. */
  static String ownUrlAnswer(long mac) {
    return expand(OWN_URL.formatted(mac), mac);
  }

  /** The answer that a template with {@code {mac.lower}} in it stands for. */
  static String expand(String template, long mac) {
    return Answer.to(template.replace("{mac.lower}", new MacAddress(mac).lower()));
  }
}
