package io.pointsman.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ServersTest {

  @Test
  void postgresKeepsWhatWasCommittedWhenKilled() throws SQLException {
    try (PostgresServer postgres = PostgresServer.start()) {
      postgres.execute("create table kept as select 7 as value");
      long before = postgres.pid();

      postgres.kill();
      assertThatThrownBy(postgres::connect).isInstanceOf(SQLException.class);
      postgres.restart();

      assertThat(postgres.pid()).isNotEqualTo(before);
      assertThat(single(postgres, "select value from kept")).isEqualTo(7);
      postgres.stop();
      postgres.restart();
      assertThat(single(postgres, "select value from kept")).isEqualTo(7);
      assertThat(single(postgres, "show server_version_num")).isGreaterThan(180000);
    }
  }

  @Test
  void aStalledPostgresIsSilentUntilResumed() throws Exception {
    try (PostgresServer postgres = PostgresServer.start();
        Connection connection = postgres.connect()) {
      postgres.stall();
      CompletableFuture<Boolean> answer =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return connection.createStatement().executeQuery("select 1").next();
                } catch (SQLException e) {
                  throw new IllegalStateException(e);
                }
              });
      assertThatThrownBy(() -> answer.get(300, TimeUnit.MILLISECONDS))
          .isInstanceOf(java.util.concurrent.TimeoutException.class);
      postgres.resume();
      assertThat(answer.get(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void postgresCountsTheStatementsOfItsDatabase() {
    try (PostgresServer postgres = PostgresServer.start()) {
      long before = postgres.statements();
      assertThat(postgres.statements()).isEqualTo(before);
      postgres.execute("select 1");
      postgres.execute("select 1");
      assertThat(postgres.statements()).isEqualTo(before + 2);
    }
  }

  @Test
  void redisComesBackEmptyOrFromAnOldDump() {
    try (RedisServer redis = RedisServer.start()) {
      redis.command("SET key old");
      Path old = redis.dump();
      redis.command("SET key new");
      redis.restartFrom(old);
      assertThat(redis.command("GET key")).isEqualTo("old");
      redis.restartEmpty();
      assertThat(redis.command("GET key")).isNull();
    }
  }

  @Test
  void redisCountsCommandsAndCanBeStalledAndKilled() throws Exception {
    try (RedisServer redis = RedisServer.start()) {
      long before = redis.commands();
      redis.command("GET key");
      assertThat(redis.commands()).isEqualTo(before + 1);

      redis.stall();
      CompletableFuture<String> answer =
          CompletableFuture.supplyAsync(() -> redis.command("GET key"));
      assertThatThrownBy(() -> answer.get(300, TimeUnit.MILLISECONDS))
          .isInstanceOf(java.util.concurrent.TimeoutException.class);
      redis.resume();
      assertThat(answer.get(10, TimeUnit.SECONDS)).isNull();

      redis.kill();
      assertThatThrownBy(() -> redis.command("GET key")).isInstanceOf(IllegalStateException.class);
    }
  }

  private static int single(PostgresServer postgres, String sql) throws SQLException {
    try (Connection connection = postgres.connect();
        ResultSet row = connection.createStatement().executeQuery(sql)) {
      row.next();
      return row.getInt(1);
    }
  }
}
