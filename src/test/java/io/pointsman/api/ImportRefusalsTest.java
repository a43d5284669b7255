package io.pointsman.api;

import static io.pointsman.api.ImportCalls.DEVICES;
import static io.pointsman.api.ImportCalls.post;
import static io.pointsman.api.ProblemAssert.assertProblem;
import static io.pointsman.api.ProblemAssert.error;
import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.registry.ProblemType;
import io.pointsman.testing.RealStores;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is no import, and leaves nothing. */
@Tag("application")
@QuarkusTest
class ImportRefusalsTest {

  private final TestMacs macs = TestMacs.next();

  @Test
  void refusesWhatIsNoImportAndLeavesNothing() {
    Tenant tenant = Api.tenant();
    String here = DEVICES + "?organization=" + tenant.id();
    assertThat(post(tenant.reader(), DEVICES, "mac\n").statusCode()).isEqualTo(403);
    assertThat(post(null, DEVICES, "mac\n").statusCode()).isEqualTo(401);
    assertThat(post(Api.tenant().editor(), here, "mac\n").statusCode()).isEqualTo(404);
    UUID nobody = UUID.randomUUID();
    assertProblem(
            post(RealStores.OPERATOR_KEY, "/devices/import?organization=" + nobody, "mac\n"),
            ProblemType.INVALID_PARAMETERS,
            "Not usable: organization.")
        .withErrors(error("organization", nobody.toString(), "there is no such organization"))
        .andNothingElse();
    assertThat(post(tenant.editor(), "/devices/import?dryRun=yes", "mac\n").statusCode())
        .isEqualTo(400);
    assertProblem(
            post(tenant.editor(), DEVICES, ""),
            ProblemType.MALFORMED_BODY,
            "The body is empty: its first line must name columns of"
                + " mac,profile,url,syntax,serial,note")
        .andNothingElse();
    Response open =
        post(
            tenant.editor(),
            DEVICES,
            "mac,profile,note\n" + macs.mac(1) + ",vienna,\"open\n" + macs.mac(2) + ",vienna,\n");
    assertProblem(
            open,
            ProblemType.MALFORMED_BODY,
            "The quote in the row that begins on line 2 is never closed.")
        .andNothingElse();
    assertThat(Api.as(tenant.editor()).body("{}").post("/devices/import").statusCode())
        .isEqualTo(415);
    String head =
        "POST /api/v1/devices/import HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
            + "Authorization: Bearer "
            + tenant.editor()
            + "\r\nContent-Length: 4\r\n";
    for (String type : List.of("", "Content-Type: */*\r\n", "Content-Type: text/*\r\n")) {
      assertThat(RawHttp.send(head + type + "\r\nmac\n")).as(type).startsWith("HTTP/1.1 415");
    }
    assertThat(Api.as(tenant.editor()).get("/imports").<List<?>>path("items")).isEmpty();
  }
}
