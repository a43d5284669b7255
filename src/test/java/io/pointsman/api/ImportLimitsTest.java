package io.pointsman.api;

import static io.pointsman.api.ImportCalls.DEVICES;
import static io.pointsman.api.ImportCalls.csv;
import static io.pointsman.api.ImportCalls.device;
import static io.pointsman.api.ImportCalls.finished;
import static io.pointsman.api.ImportCalls.job;
import static io.pointsman.api.ImportCalls.post;
import static io.pointsman.api.ImportCalls.tenant;
import static io.pointsman.api.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pointsman.registry.ProblemType;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How many imports there may be, and how slow. */
@Tag("application")
@QuarkusTest
class ImportLimitsTest {

  private static final int UNFINISHED = 20;

  @Inject DataSource database;

  private final TestMacs macs = TestMacs.next();
  private Tenant tenant;

  @BeforeEach
  void makeTenant() {
    tenant = tenant();
    Api.range(tenant, macs, 0, 4095, Map.of());
  }

  @Test
  void anOrganizationMayHaveSoManyUnfinished() throws SQLException {
    device(tenant, macs);
    Tenant other = tenant();
    List<Response> accepted = new ArrayList<>();
    try (HeldDevice held = new HeldDevice(database, macs.base() + 1)) {
      for (int i = 0; i < UNFINISHED; i++) {
        accepted.add(post(tenant.editor(), DEVICES, csv(macs, 1)));
        assertThat(accepted.get(i).statusCode()).as(accepted.get(i).asString()).isEqualTo(202);
      }
      tooMany(
          post(tenant.editor(), DEVICES, csv(macs, 1)),
          UNFINISHED + " imports of this organization are unfinished");
      accepted.add(post(other.editor(), DEVICES, "mac,profile\n"));
      assertThat(accepted.get(UNFINISHED).statusCode()).isEqualTo(202);
    }
    accepted.subList(0, UNFINISHED).forEach(job -> finished(tenant.reader(), job));
    assertThat(finished(other.reader(), accepted.get(UNFINISHED)).<String>path("state"))
        .isEqualTo("DONE");
    assertThat(
            finished(tenant.reader(), post(tenant.editor(), DEVICES, csv(macs, 1)))
                .<String>path("state"))
        .isEqualTo("DONE");
  }

  @Test
  void filesAreReceivedOneATimeEachAndTwoInAll() throws IOException {
    Tenant second = tenant();
    Tenant third = tenant();
    try (Socket first = beginUpload(tenant)) {
      eventuallyTooMany(tenant, "another file of yours is being received");
      try (Socket other = beginUpload(second)) {
        eventuallyTooMany(third, "2 files are being received already");
      }
    }
    // Nothing is left of what was never sent to its end.
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> post(third.editor(), DEVICES, csv(macs, 1)).statusCode() == 202);
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> post(second.editor(), DEVICES, "mac,profile\n").statusCode() == 202);
    assertThat(Api.as(tenant.reader()).get("/imports").<List<?>>path("items")).isEmpty();
  }

  @Test
  void whoSendsTooSlowlyIsToldAndKeepsNoPlace() throws IOException {
    Tenant second = tenant();
    try (Socket first = beginUpload(tenant);
        Socket other = beginUpload(second)) {
      for (Socket slow : List.of(first, other)) {
        assertThat(answer(slow))
            .startsWith("HTTP/1.1 408 ")
            .contains("urn:pointsman:problem:body-too-slow", " bytes came slower than 50 kB/s");
      }
      // Their connections are still open.
      assertThat(post(tenant.editor(), DEVICES, "mac,profile\n").statusCode()).isEqualTo(202);
      assertThat(post(second.editor(), DEVICES, "mac,profile\n").statusCode()).isEqualTo(202);
    }
  }

  /** The beginning of what the API says to an upload that goes on byte by byte until then. */
  private static String answer(Socket upload) throws IOException {
    upload.setSoTimeout(20);
    byte[] answer = new byte[4096];
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (System.nanoTime() < end) {
      upload.getOutputStream().write("1\r\nx\r\n".getBytes(StandardCharsets.US_ASCII));
      try {
        int read = upload.getInputStream().read(answer);
        return new String(answer, 0, Math.max(0, read), StandardCharsets.US_ASCII);
      } catch (SocketTimeoutException notYet) {
        // One more.
      }
    }
    throw new AssertionError("no answer");
  }

  private static Socket beginUpload(Tenant sender) throws IOException {
    Socket socket = new Socket("127.0.0.1", RestAssured.port);
    socket
        .getOutputStream()
        .write(
            ("POST /api/v1/devices/import HTTP/1.1\r\nHost: x\r\nContent-Type: text/csv\r\n"
                    + "Authorization: Bearer "
                    + sender.editor()
                    + "\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nmac,\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  /** As soon as the upload that has begun is at work. */
  private static void eventuallyTooMany(Tenant sender, String why) {
    Response refused =
        await()
            .atMost(Duration.ofSeconds(20))
            .until(
                () -> post(sender.editor(), DEVICES, "mac\n,"),
                answer -> answer.statusCode() == 429);
    tooMany(refused, why);
  }

  private static void tooMany(Response refused, String why) {
    assertProblem(
            refused, ProblemType.TOO_MANY_IMPORTS, "Wait a while and send it again: " + why + ".")
        .with("retryAfter", 10)
        .withHeader("Retry-After", "10")
        .andNothingElse();
  }
}
