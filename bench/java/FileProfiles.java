import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pointsman.delivery.CertificateFile;
import io.pointsman.delivery.Delivery;
import io.pointsman.delivery.FirmwareFile;
import io.pointsman.delivery.ProfileFiles;
import io.pointsman.delivery.ProxyRules;
import io.pointsman.delivery.SettingsFile;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Phones that get files: 65,536 addresses of a MANIFEST profile, and as many of a PROXY profile,
 * all of one organization. The blocks are those that phones.c asks for.
 */
final class FileProfiles {

  private static final long WRITTEN = 0x14B370L << 24;
  private static final long FETCHED = 0xC4FC22L << 24;
  private static final int ADDRESSES = 65536;
  private static final String TENANT = "https://prov.t0000.pbx.example.net/";

  /** As servers.py names it in pointsman.secrets.keys. */
  private static final String KEY = "bench";

  private final Connection connection;
  private final UUID organization;

  FileProfiles(Connection connection, UUID organization) {
    this.connection = connection;
    this.organization = organization;
  }

  void fill() throws SQLException {
    // Something of each kind, so that the first file names all three steps.
    ProfileFiles files =
        new ProfileFiles(
            List.of(new FirmwareFile(null, "2.22.4", TENANT + "fw/maxwell-2.22.4.bin")),
            List.of(new SettingsFile(null, "2026-11-01_10:00:00", TENANT + "settings.xml", null)),
            List.of(new CertificateFile(TENANT + "ca.pem", null)),
            null,
            60,
            Map.of());
    ProxyRules rules =
        new ProxyRules(true, true, Map.of(), false, false, 86_400, 0, null, null, KEY);
    block(1, "files", "MANIFEST", TENANT + "p/{mac.lower}", new Delivery(files, null), WRITTEN);
    block(2, "proxied", "PROXY", template(TENANT), new Delivery(null, rules), FETCHED);
  }

  /** Where the tenant's server listens in this run. */
  void fetchFrom(String url) throws SQLException {
    String text = "update profile set template = ? where mode = 'PROXY' and template <> ?";
    try (PreparedStatement statement = connection.prepareStatement(text)) {
      statement.setString(1, template(url));
      statement.setString(2, template(url));
      statement.executeUpdate();
    }
  }

  /** Each phone has a file of its own. */
  private static String template(String url) {
    return url + "tenant.cfg?{mac.lower}";
  }

  private void block(
      int number, String name, String mode, String template, Delivery delivery, long first)
      throws SQLException {
    UUID profile = new UUID(0x0190_0000_0000_700DL, 0x8000_0000_0000_0000L | number);
    insert(
        "profile (id, organization_id, name, mode, template, syntax, status, delivery)"
            + " values (?, ?, ?, ?, ?, 'NEUTRAL', 302, ?::jsonb)",
        profile,
        organization,
        name,
        mode,
        template,
        json(delivery));
    insert(
        "mac_range (id, organization_id, first_mac, last_mac, profile_id) values (?, ?, ?, ?, ?)",
        profile,
        organization,
        first,
        first + ADDRESSES - 1,
        profile);
  }

  private void insert(String what, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("insert into " + what)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }

  private static String json(Delivery delivery) {
    try {
      return new ObjectMapper().writeValueAsString(delivery);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
