package io.pointsman.api;

import static io.pointsman.api.Api.as;
import static io.pointsman.api.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pointsman.registry.ProblemType;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** That a reader of exports who does not read costs nothing for long. */
@Tag("application")
@QuarkusTest
class ExportReadersTest {

  /** Two of them hold all there may be; they are cut off, and others get their turn again. */
  @Test
  void whoDoesNotReadIsCutOff() throws Exception {
    long rows = 60_000;
    Tenant large = Api.tenant();
    String other = Api.tenant().editor();
    Api.profile(large, "p");
    // In addresses that no other test uses.
    execute(
        "insert into device (mac, organization_id, profile_id, note) select m, o.id, p.id,"
            + " repeat('x', 900)"
            + " from generate_series(%d::bigint, %d) m, organization o join profile p on p.organization_id = o.id"
                .formatted(0x9C_00_00_00_00_00L, 0x9C_00_00_00_00_00L + rows - 1)
            + " where o.id = '"
            + large.id()
            + "'");
    List<Socket> idle = new ArrayList<>();
    try {
      for (int i = 0; i < 2; i++) {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new java.net.InetSocketAddress("127.0.0.1", RestAssured.port));
        socket
            .getOutputStream()
            .write(
                ("GET /api/v1/devices/export HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                        + large.editor()
                        + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
        assertThat(socket.getInputStream().read()).isEqualTo('H');
        idle.add(socket);
      }
      Response refused = as(large.editor()).get("/devices/export");
      assertProblem(
              refused,
              ProblemType.TOO_MANY_EXPORTS,
              "2 exports are under way, and more may not be: try again when one has ended.")
          .with("retryAfter", 15)
          .withHeader("Retry-After", "15")
          .andNothingElse();
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> as(other).get("/devices/export").statusCode() == 200);
      String last = rest(idle.get(0).getInputStream());
      assertThat(last).as("the chunk that ends a whole answer").doesNotEndWith("0\r\n\r\n");
      assertThat(utf8(as(large.editor()).get("/devices/export")).lines()).hasSize((int) rows + 1);
    } finally {
      for (Socket socket : idle) {
        socket.close();
      }
      execute("delete from device where organization_id = '" + large.id() + "'");
    }
  }

  private static String rest(InputStream in) {
    byte[] tail = new byte[0];
    try {
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
        tail = java.util.Arrays.copyOfRange(buffer, Math.max(0, read - 10), read);
      }
    } catch (IOException reset) {
      // Cut off all the same.
    }
    return new String(tail, StandardCharsets.US_ASCII);
  }

  private static void execute(String sql) throws SQLException {
    var config = ConfigProvider.getConfig();
    try (Connection connection =
            DriverManager.getConnection(
                config.getValue("quarkus.datasource.jdbc.url", String.class),
                config.getValue("quarkus.datasource.username", String.class),
                config.getValue("quarkus.datasource.password", String.class));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String utf8(Response answer) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    return new String(answer.asByteArray(), StandardCharsets.UTF_8);
  }
}
