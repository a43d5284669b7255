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
import org.jboss.logging.Logger;

/** Own URLs where they are written. */
final class PostgresOwnUrls implements OwnUrlStore {

  private static final Logger LOG = Logger.getLogger(PostgresOwnUrls.class);

  private static final String SQL =
      "select u.id, o.number, u.syntax, u.template from own_url u"
          + " join organization o on o.id = u.organization_id where u.id = any($1)";

  private final Pool pool;
  private final Duration timeout;

  PostgresOwnUrls(Pool pool, Duration timeout) {
    this.pool = pool;
    this.timeout = timeout;
  }

  @Override
  public Future<Map<Long, OwnUrlContent>> find(List<Long> ids) {
    return pool.preparedQuery(SQL)
        .execute(Tuple.tuple().addArrayOfLong(ids.toArray(Long[]::new)))
        .map(PostgresOwnUrls::contents)
        .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static Map<Long, OwnUrlContent> contents(RowSet<Row> rows) {
    Map<Long, OwnUrlContent> contents = new HashMap<>();
    for (Row row : rows) {
      try {
        contents.put(
            row.getLong(0),
            OwnUrlContent.of(row.getInteger(1), row.getString(2), row.getString(3)));
      } catch (IllegalArgumentException notUnderstood) {
        // A newer version may have written it; the other phones of the batch get theirs.
        LOG.errorf("Own URL %d cannot be used by this version", row.getLong(0));
      }
    }
    return contents;
  }
}
