package io.pointsman.routing;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Contents where they are written. */
final class PostgresContents<V> implements ContentStore<V> {

  private static final Logger LOG = Logger.getLogger(PostgresContents.class);

  private final Pool pool;
  private final Duration timeout;
  private final String sql;
  private final Function<Row, V> read;

  /**
   * @param sql for an array of ids; its first column is the id
   * @param read throws {@link IllegalArgumentException} for what this version does not understand
   */
  PostgresContents(Pool pool, Duration timeout, String sql, Function<Row, V> read) {
    this.pool = pool;
    this.timeout = timeout;
    this.sql = sql;
    this.read = read;
  }

  @Override
  public Future<Map<Long, V>> find(List<Long> ids) {
    return pool.preparedQuery(sql)
        .execute(Tuple.tuple().addArrayOfLong(ids.toArray(Long[]::new)))
        .map(this::contents)
        .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
  }

  private Map<Long, V> contents(RowSet<Row> rows) {
    Map<Long, V> contents = new HashMap<>();
    for (Row row : rows) {
      try {
        contents.put(row.getLong(0), read.apply(row));
      } catch (IllegalArgumentException notUnderstood) {
        // A newer version may have written it; the other phones of the batch get theirs.
        LOG.errorf("Content %d cannot be used by this version", row.getLong(0));
      }
    }
    return contents;
  }
}
