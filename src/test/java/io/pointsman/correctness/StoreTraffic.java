package io.pointsman.correctness;

import io.pointsman.testing.PostgresServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the stores of a cluster were asked: each SQL statement and each Redis command with how often
 * it ran.
 *
 * <p>Left out is what replicas ask for without any phone, all the time: the look at the change
 * feed, its bell, the look for imports, and housekeeping; and the words that open a connection.
 */
record StoreTraffic(Map<String, Long> sql, Map<String, Long> redis) {

  private static final String STATEMENTS =
      "select query, sum(calls) from pg_stat_statements s join pg_database d on d.oid = s.dbid"
          + " where d.datname = '"
          + PostgresServer.DATABASE
          + "' and query not like '%pg_stat_statements%' group by query";

  private static final Set<String> CONNECTING =
      Set.of("hello", "auth", "client|setinfo", "client|setname", "command", "select", "ping");

  static StoreTraffic of(Cluster cluster) {
    return new StoreTraffic(sql(cluster), redis(cluster));
  }

  /** What came since, without what did not. */
  StoreTraffic since(StoreTraffic before) {
    return new StoreTraffic(more(sql, before.sql), more(redis, before.redis));
  }

  private static Map<String, Long> sql(Cluster cluster) {
    Map<String, Long> calls = new TreeMap<>();
    try (Connection connection = cluster.postgres().connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(STATEMENTS)) {
      while (row.next()) {
        if (!ofTheFeed(row.getString(1).toLowerCase(Locale.ROOT))) {
          calls.put(row.getString(1), row.getLong(2));
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return calls;
  }

  private static boolean ofTheFeed(String query) {
    return query.contains("from import_job")
        || query.contains("from change_horizon")
        || query.contains("update change_horizon")
        || query.startsWith("delete from released_mac where mac in (select")
        || query.startsWith("delete from own_url where id in (select")
        || query.startsWith("listen ")
        || query.startsWith("notify ")
        || query.startsWith("set ");
  }

  private static Map<String, Long> redis(Cluster cluster) {
    Map<String, Long> calls = new TreeMap<>();
    for (String line : cluster.redis().command("INFO commandstats").split("\r?\n")) {
      if (line.startsWith("cmdstat_")) {
        String command = line.substring("cmdstat_".length(), line.indexOf(':'));
        if (!command.equals("info") && !CONNECTING.contains(command)) {
          calls.put(command, Long.parseLong(line.replaceAll("[^:]*:calls=([0-9]+),.*", "$1")));
        }
      }
    }
    return calls;
  }

  private static Map<String, Long> more(Map<String, Long> now, Map<String, Long> before) {
    Map<String, Long> more = new TreeMap<>();
    now.forEach(
        (what, calls) -> {
          long grown = calls - before.getOrDefault(what, 0L);
          if (grown != 0) {
            more.put(what, grown);
          }
        });
    return more;
  }
}
