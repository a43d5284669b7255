package io.pointsman.api;

import static io.pointsman.api.Api.as;
import static io.pointsman.api.Api.asOperator;
import static io.pointsman.api.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pointsman.registry.ProblemType;
import io.pointsman.testing.PostgresServer;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Whatever ails the database, a caller hears of it as 503 and in time. */
@Tag("application")
@QuarkusTest
@WithTestResource(value = OwnPostgres.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DatabaseAwayTest {

  private static final String LATE =
      "The database did not answer in time. If this was a write, read before you repeat it.";
  private static final String AWAY = "The database is away: try again.";

  /** The database's 3 s, and what a busy machine adds. */
  private static final Duration IN_TIME = Duration.ofSeconds(15);

  /** Set by {@link OwnPostgres}. */
  PostgresServer postgres;

  private Tenant tenant;

  @BeforeEach
  void makeTenant() {
    // The schema is still being made when the listener opens.
    await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> tenant = Api.tenant());
  }

  @Test
  @Order(1)
  void aSchemaThatIsNotThereYet() {
    postgres.execute("alter table profile rename to absent");
    try {
      unavailable(
          as(tenant.reader()).get("/profiles"),
          "The database is not prepared yet: try again in a moment.");
    } finally {
      postgres.execute("alter table absent rename to profile");
    }
    as(tenant.reader()).get("/profiles").then().statusCode(200);
  }

  @Test
  @Order(2)
  void aRowThatAnotherHoldsForLong() throws SQLException {
    String path = "/organizations/" + tenant.id();
    try (Connection other = postgres.connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("select from organization where id = '" + tenant.id() + "' for update");
      unavailable(
          asOperator().body(Map.of("name", tenant.name(), "kind", "VENDOR")).put(path), LATE);
      other.rollback();
    }
    // The abandoned write has ended in the database too, and changed nothing.
    await()
        .atMost(IN_TIME)
        .untilAsserted(
            () -> assertThat(asOperator().get(path).<String>path("kind")).isEqualTo("PROVIDER"));
    asOperator()
        .body(Map.of("name", tenant.name(), "kind", "VENDOR"))
        .put(path)
        .then()
        .statusCode(200);
  }

  @Test
  @Order(3)
  void aServerThatStalls() {
    postgres.stall();
    try {
      unavailable(as(tenant.reader()).get("/profiles"), LATE);
      unavailable(
          asOperator().body(Map.of("name", "x", "kind", "VENDOR")).post("/organizations"), LATE);
    } finally {
      postgres.resume();
    }
    await().atMost(IN_TIME).until(() -> as(tenant.reader()).get("/profiles").statusCode() == 200);
  }

  @Test
  @Order(4)
  void aServerThatIsGone() {
    postgres.kill();
    // The first calls may still find connections that break in their hands.
    for (int i = 0; i < 3; i++) {
      unavailable(as(tenant.reader()).get("/profiles"), AWAY);
    }
    unavailable(asOperator().get("/organizations"), AWAY);
  }

  private static void unavailable(Response response, String detail) {
    assertThat(response.time()).isLessThan(IN_TIME.toMillis());
    assertProblem(response, ProblemType.UNAVAILABLE, detail)
        .with("retryAfter", 5)
        .withHeader("Retry-After", "5")
        .andNothingElse();
  }
}
