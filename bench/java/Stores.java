import io.pointsman.local.LocalRun;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * The stores of a measurement: a PostgreSQL and a Redis, filled once and kept in a folder.
 *
 * <p>Arguments: the folder, the number of devices, how many of them (the last) have a URL of their
 * own, the number of organizations, the URL of the folder of the tenant's files. Prints both URLs,
 * then {@code ready}; ends when its input ends.
 *
 * <p>The data set: organizations with a profile each; devices spread over all of them; 5,000 ranges
 * in four blocks of their own: in each 250 of 65,536 addresses, side by side, and in each of these
 * four of 8,192 held by others; and phones that get files. The addresses are those that phones.c
 * asks for.
 */
public final class Stores {

  private static final long PEERS_MOST = 1_000_000;
  private static final int OUTER = 65536;
  private static final int INNER = 8192;

  private static final long[] DEVICE_OUIS = {
    0x001565, 0x805EC0, 0x249AD8, 0x44DBD2, 0x000413, 0x0004F2, 0x64167F, 0x482567,
    0x000B82, 0xC074AD, 0x00085D, 0x0C383E, 0x7C2F80, 0x589EC6, 0x001A8C, 0xB0C5CA
  };
  private static final long[] RANGE_OUIS = {0x805E0C, 0x0080F0, 0x00A859, 0xEC74D7};

  private static int organizations;

  private Stores() {}

  public static void main(String... arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    long devices = Long.parseLong(arguments[1]);
    long ownUrls = Long.parseLong(arguments[2]);
    organizations = Integer.parseInt(arguments[3]);
    LocalRun servers = LocalRun.in(folder);
    try {
      String database = servers.startPostgres(0);
      String redis = servers.startRedis(0);
      Path filled = folder.resolve("filled");
      if (!Files.exists(filled)) {
        fill(database, devices, ownUrls);
        Files.writeString(filled, devices + " devices, " + ownUrls + " with own URLs\n");
      }
      try (Connection connection = connect(database)) {
        new FileProfiles(connection, UUID.fromString(id('a', 0))).fetchFrom(arguments[4]);
      }
      System.out.println("database " + database);
      System.out.println("redis " + redis);
      System.out.println("ready");
      System.in.transferTo(System.err);
    } finally {
      servers.stop();
    }
  }

  private static void fill(String url, long devices, long ownUrls) throws SQLException {
    Flyway.configure().dataSource(jdbc(url), user(url)[0], user(url)[1]).load().migrate();
    try (Connection connection = connect(url)) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        // What is filled in is right; checking ten million references one by one takes a quarter of
        // an hour.
        statement.execute("set session_replication_role = replica");
      }
      organizations(connection);
      ownUrls(connection, devices, ownUrls);
      devices(connection, devices, ownUrls);
      ranges(connection);
      new FileProfiles(connection, UUID.fromString(id('a', 0))).fill();
      if (devices <= PEERS_MOST) {
        peers(connection, devices);
      }
      connection.commit();
      connection.setAutoCommit(true);
      try (Statement statement = connection.createStatement()) {
        statement.execute("vacuum analyze");
      }
    }
  }

  private static Connection connect(String url) throws SQLException {
    return DriverManager.getConnection(jdbc(url), user(url)[0], user(url)[1]);
  }

  private static String jdbc(String url) {
    return "jdbc:postgresql://" + url.substring(url.lastIndexOf('@') + 1);
  }

  private static String[] user(String url) {
    return url.substring(url.indexOf("//") + 2, url.lastIndexOf('@')).split(":", 2);
  }

  private static void organizations(Connection connection) throws SQLException {
    try (Copy copy = new Copy(connection, "organization (id, name, kind, allow_private_targets)")) {
      for (int i = 0; i < organizations; i++) {
        copy.row(id('a', i), "Provider %04d".formatted(i), "PROVIDER", "true");
      }
    }
    String columns = "profile (id, organization_id, name, mode, template, syntax, status)";
    try (Copy copy = new Copy(connection, columns)) {
      for (int i = 0; i < organizations; i++) {
        String template = prefix(i) + "{mac.lower}";
        copy.row(id('b', i), id('a', i), "phones", "REDIRECT", template, "NEUTRAL", "302");
      }
    }
  }

  private static void ownUrls(Connection connection, long devices, long ownUrls)
      throws SQLException {
    try (Copy copy = new Copy(connection, "own_url (id, organization_id, syntax, template)")) {
      for (long i = devices - ownUrls; i < devices; i++) {
        int holder = holder(i);
        String template = prefix(holder) + "own/%012x".formatted(mac(i));
        copy.row(Long.toString(i + 1), id('a', holder), "NEUTRAL", template);
      }
    }
  }

  private static void devices(Connection connection, long devices, long ownUrls)
      throws SQLException {
    String columns = "device (mac, organization_id, profile_id, own_url_id)";
    try (Copy copy = new Copy(connection, columns)) {
      for (long i = 0; i < devices; i++) {
        int holder = holder(i);
        boolean own = i >= devices - ownUrls;
        String profile = own ? "\\N" : id('b', holder);
        String url = own ? Long.toString(i + 1) : "\\N";
        copy.row(Long.toString(mac(i)), id('a', holder), profile, url);
      }
    }
  }

  /**
   * The same phones for the peers that ask a PostgreSQL: one table, one key, as they are written.
   */
  private static void peers(Connection connection, long devices) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("create schema peer");
      statement.execute("create table peer.device (mac bigint primary key, url text not null)");
    }
    try (Copy copy = new Copy(connection, "peer.device (mac, url)")) {
      for (long i = 0; i < devices; i++) {
        copy.row(Long.toString(mac(i)), prefix(holder(i)) + "%012x".formatted(mac(i)));
      }
    }
  }

  private static void ranges(Connection connection) throws SQLException {
    String columns = "mac_range (id, organization_id, first_mac, last_mac, parent_id, profile_id)";
    try (Copy copy = new Copy(connection, columns)) {
      int number = 0;
      for (int outer = 0; outer < 1000; outer++) {
        long first = RANGE_OUIS[outer & 3] << 24 | (long) (outer >> 2) * OUTER;
        String parent = id('c', number);
        range(copy, number++, first, OUTER, "\\N");
        for (int inner = 0; inner < 4; inner++) {
          range(copy, number++, first + (long) inner * (OUTER / 4), INNER, parent);
        }
      }
    }
  }

  private static void range(Copy copy, int number, long first, int size, String parent)
      throws SQLException {
    int holder = number % organizations;
    String last = Long.toString(first + size - 1);
    copy.row(id('c', number), id('a', holder), Long.toString(first), last, parent, id('b', holder));
  }

  private static long mac(long i) {
    return DEVICE_OUIS[(int) (i & 15)] << 24 | ((i >> 4) * 0x9E3779B1L & 0xFFFFFF);
  }

  private static int holder(long i) {
    return (int) ((i * 2654435761L >>> 7) % organizations);
  }

  private static String prefix(int organization) {
    return "https://prov.t%04d.pbx.example.net/p/".formatted(organization);
  }

  private static String id(char table, long number) {
    return new UUID(0x0190_0000_0000_7000L | table, 0x8000_0000_0000_0000L | number).toString();
  }

  /** Rows on their way into a table. */
  private static final class Copy implements AutoCloseable {

    private final CopyIn copy;

    Copy(Connection connection, String table) throws SQLException {
      copy =
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn("copy " + table + " from stdin");
    }

    void row(String... columns) throws SQLException {
      byte[] line = (String.join("\t", columns) + "\n").getBytes(StandardCharsets.UTF_8);
      copy.writeToCopy(line, 0, line.length);
    }

    @Override
    public void close() throws SQLException {
      copy.endCopy();
    }
  }
}
