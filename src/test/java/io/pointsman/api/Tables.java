package io.pointsman.api;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A look at the tables behind the API. */
@ApplicationScoped
class Tables {

  private final Pool database;

  Tables(Pool database) {
    this.database = database;
  }

  /**
   * @param id what the query has for {@code $1}
   */
  List<Row> rows(String sql, UUID id) {
    List<Row> rows = new ArrayList<>();
    database
        .preparedQuery(sql)
        .execute(Tuple.of(id))
        .await()
        .atMost(Duration.ofSeconds(30))
        .forEach(rows::add);
    return rows;
  }

  /** The first column. */
  List<String> texts(String sql, UUID id) {
    return rows(sql, id).stream().map(row -> row.getString(0)).toList();
  }
}
