package io.pointsman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pointsman.testing.PostgresServer;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ReactivePoolTest {

  private final Vertx vertx = Vertx.vertx();

  @Test
  void givesUpWaitingForAConnectionThatASilentServerHolds() throws Exception {
    try (PostgresServer postgres = PostgresServer.start()) {
      Pool pool = pool(postgres);
      assertThat(number(pool)).isEqualTo(1);

      postgres.stall();
      Future<RowSet<Row>> unanswered = pool.query("select 1").execute();
      assertThatThrownBy(() -> number(pool)).hasMessageContaining("imeout");

      postgres.resume();
      assertThat(await(unanswered).size()).isEqualTo(1);
      assertThat(number(pool)).isEqualTo(1);
    } finally {
      await(vertx.close());
    }
  }

  @Test
  void needsNoPasswordWhereTheServerTrustsUs() {
    PgConnectOptions options = maker("postgresql://joe@db.example:6432/main").options();
    assertThat(options.getUser()).isEqualTo("joe");
    assertThat(options.getHost()).isEqualTo("db.example");
    assertThat(options.getPort()).isEqualTo(6432);
    assertThat(options.getDatabase()).isEqualTo("main");
    assertThat(maker("postgresql://joe:secret@db.example/main").options().getPassword())
        .isEqualTo("secret");
  }

  private Pool pool(PostgresServer postgres) {
    PgConnectOptions connect = PgConnectOptions.fromUri(postgres.url());
    return maker(postgres.url()).create(new Input(vertx, connect));
  }

  private static ReactivePool maker(String url) {
    return new ReactivePool(
        new SmallRyeConfigBuilder()
            .withMapping(PointsmanConfiguration.class)
            .withDefaultValue("pointsman.database.url", url)
            .withDefaultValue("pointsman.database.acquisition-timeout", "PT2S")
            .withDefaultValue("pointsman.redis.url", "none")
            .build()
            .getConfigMapping(PointsmanConfiguration.class));
  }

  private static int number(Pool pool) throws Exception {
    RowSet<Row> rows = await(pool.query("select 1").execute());
    return rows.iterator().next().getInteger(0);
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  private record Input(Vertx vertx, PgConnectOptions connect) implements PgPoolCreator.Input {

    @Override
    public PoolOptions poolOptions() {
      return new PoolOptions().setMaxSize(1);
    }

    @Override
    public List<PgConnectOptions> pgConnectOptionsList() {
      return List.of(connect);
    }
  }
}
