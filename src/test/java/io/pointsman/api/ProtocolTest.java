package io.pointsman.api;

import static io.pointsman.api.Api.as;
import static io.pointsman.api.Api.asOperator;
import static io.pointsman.api.ProblemAssert.assertProblem;
import static io.pointsman.api.ProblemAssert.error;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.registry.ProblemType;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What HTTP and JSON allow to go wrong before a rule of the registry is asked. */
@Tag("application")
@QuarkusTest
class ProtocolTest {

  private static final String GOOD = "{\"name\": \"a\", \"template\": \"https://a.example/\"}";

  private Tenant tenant;

  @BeforeEach
  void makeTenant() {
    tenant = Api.tenant();
  }

  @Test
  void unknownPaths() {
    String detail = "Check the address: the API begins with /api/v1, and /q/openapi lists it.";
    assertProblem(asOperator().get("/nothing"), ProblemType.UNKNOWN_PATH, detail).andNothingElse();
    assertProblem(asOperator().get("/profiles/a/b"), ProblemType.UNKNOWN_PATH, detail)
        .andNothingElse();
    assertProblem(given().get("/"), ProblemType.UNKNOWN_PATH, detail).andNothingElse();
    assertProblem(given().get("/device/7C2F80ABCDEF.xml"), ProblemType.UNKNOWN_PATH, detail)
        .andNothingElse();
  }

  @Test
  void wrongMethods() {
    assertProblem(
            asOperator().body("{}").patch("/profiles"),
            ProblemType.METHOD_NOT_ALLOWED,
            "Here one can use: GET, HEAD, POST.")
        .withHeader("Allow", "GET, HEAD, POST")
        .andNothingElse();
    assertProblem(
            asOperator().body("{}").post("/profiles/a"),
            ProblemType.METHOD_NOT_ALLOWED,
            "Here one can use: DELETE, GET, HEAD, PUT.")
        .withHeader("Allow", "DELETE, GET, HEAD, PUT")
        .andNothingElse();
    assertThat(asOperator().delete("/devices").header("Allow")).isEqualTo("GET, HEAD");
  }

  @Test
  void bodiesThatAreNoJsonObject() {
    post("", "A JSON object is needed, such as {\"name\": \"…\"}.");
    post("null", "A JSON object is needed, such as {\"name\": \"…\"}.");
    post("[" + GOOD + "]", "A JSON object is needed, such as {\"name\": \"…\"}.");
    post(GOOD + " {}", "Something follows after the JSON object.");
    assertThat(malformed("{\"name\": \"a\", ")).startsWith("Line 1, column ");
    assertThat(malformed("{\"name\": 'a'}")).startsWith("Line 1, column ");
    assertThat(malformed("<profile/>")).startsWith("Line 1, column ");
  }

  @Test
  void duplicates() {
    assertThat(
            malformed("{\"name\": \"a\", \"name\": \"b\", \"template\": \"https://a.example/\"}"))
        .contains("Duplicate field 'name'");
  }

  @Test
  void depth() {
    assertThat(malformed("{\"overrides\": ".repeat(1000) + "1" + "}".repeat(1000)))
        .contains("nesting depth");
    assertThat(malformed("[".repeat(400_000))).contains("nesting depth");
  }

  @Test
  void unknownAndMistypedPropertiesAreNamedTogether() {
    assertProblem(
            as(tenant.editor())
                .body(
                    """
                    {"name": 5, "template": "https://a.example/", "templat": "x", "status": "302",
                     "organization": "me",
                     "overrides": {"snom": {"template": true, "code": 1}, "poly": 7}}\
                    """)
                .post("/profiles"),
            ProblemType.INVALID_FIELDS,
            "Not usable: templat, name, organization, status, overrides.snom.code,"
                + " overrides.snom.template, overrides.poly.")
        .withErrors(
            error(
                "templat",
                "\"x\"",
                "is not known here; known are name, organization, mode, template, syntax, status,"
                    + " overrides, exposeCredentials, files, proxy"),
            error("name", "5", "must be a text"),
            error("organization", "me", "must be an id"),
            error("status", "302", "must be a whole number"),
            error(
                "overrides.snom.code",
                "1",
                "is not known here; known are template, syntax, status"),
            error("overrides.snom.template", "true", "must be a text"),
            error("overrides.poly", "7", "must be an object"))
        .andNothingElse();
  }

  @Test
  void nulCharactersNeverReachTheDatabase() {
    assertThat(
            asOperator()
                .body("{\"name\": \"a\\u0000b\", \"kind\": \"VENDOR\"}")
                .post("/organizations")
                .statusCode())
        .isEqualTo(422);
    assertThat(
            as(tenant.editor())
                .body("{\"name\": \"a\", \"template\": \"https://a.example/\\u0000\"}")
                .post("/profiles")
                .statusCode())
        .isEqualTo(422);
    assertProblem(
            as(tenant.editor()).get("/profiles/a%00b"),
            ProblemType.INVALID_PARAMETERS,
            "Not usable: path.")
        .withErrors(error("path", null, "has control characters"))
        .andNothingElse();
    parameter("/ranges?profile=a%00b", "profile", null, "has control characters");
    assertProblem(
            as(tenant.editor())
                .body("{\"profile\": \"a\\u0000\"}")
                .put("/devices/" + TestMacs.next().mac(0)),
            ProblemType.INVALID_FIELDS,
            "Not usable: profile.")
        .withErrors(error("profile", "a\u0000", "the holder has no such profile"))
        .andNothingElse();
  }

  @Test
  void bodiesThatAreTooLarge() {
    String large = GOOD.replace("\"a\"", "\"" + "a".repeat(1024 * 1024) + "\"");
    String detail = "A body may have up to 1048576 bytes: send less at once.";
    assertProblem(
            as(tenant.editor()).body(large).post("/profiles"), ProblemType.BODY_TOO_LARGE, detail)
        .with("limit", 1048576)
        .withHeader("Connection", "close")
        .andNothingElse();
    // Beyond the 10 kB at which Quarkus would change threads, and still read.
    String fair = GOOD.replace("\"a\"", "\"" + "a".repeat(900_000) + "\"");
    assertThat(as(tenant.editor()).body(fair).post("/profiles").statusCode()).isEqualTo(422);
    String padded = GOOD + " ".repeat(900_000);
    assertThat(as(tenant.editor()).body(padded).post("/profiles").statusCode()).isEqualTo(201);
  }

  @Test
  void mediaTypes() {
    assertProblem(
            as(tenant.editor()).contentType("text/plain").body(GOOD).post("/profiles"),
            ProblemType.UNSUPPORTED_MEDIA_TYPE,
            "Send the body as application/json, or a file to import as text/csv or"
                + " application/x-ndjson.")
        .andNothingElse();
    assertProblem(
            as(tenant.editor()).accept("text/html").get("/profiles"),
            ProblemType.NOT_ACCEPTABLE,
            "Answers are application/json: accept that.")
        .andNothingElse();
    as(tenant.editor())
        .contentType("application/json; charset=utf-8")
        .body(GOOD)
        .post("/profiles")
        .then()
        .statusCode(201);
  }

  @Test
  void parameters() {
    parameter("/profiles?limit=0", "limit", "0", "give a number from 1 to 1000");
    parameter("/profiles?limit=1001", "limit", "1001", "give a number from 1 to 1000");
    parameter("/profiles?limit=ten", "limit", "ten", "give a number from 1 to 1000");
    parameter(
        "/profiles?limt=10", "limt", "10", "is not known; known are organization, limit, cursor");
    parameter("/profiles?limit=1&limit=2", "limit", "1, 2", "is given more than once");
    parameter("/ranges/what", "range", "what", "is not an id");
    parameter("/devices?range=1", "range", "1", "is not an id");
    parameter(
        "/devices/zz",
        "mac",
        "zz",
        "'zz' is not usable: a MAC address has 12 hexadecimal digits, such as 7C2F80ABCDEF");
    assertProblem(
            as(tenant.editor()).delete("/ranges/" + tenant.id() + "?devices=eat"),
            ProblemType.INVALID_PARAMETERS,
            "Not usable: devices.")
        .withErrors(error("devices", "eat", "must be keep or release"))
        .andNothingElse();
  }

  @Test
  void pathsThatCannotBeDecoded() {
    String answer =
        RawHttp.send(
            "GET /api/v1/profiles/%zz HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                + tenant.editor()
                + "\r\nConnection: close\r\n\r\n");
    // Quarkus answers before anything of ours is asked: by its status alone.
    assertThat(answer).startsWith("HTTP/1.1 400 ");
  }

  @Test
  void brokenHostsDoNotHideWhatIsWrong() {
    String answer =
        RawHttp.send(
            "CONNECT /./api/v1/devices/7c2f80501000 HTTP/1.0\r\nHost:\u00baapi.example\r\n"
                + "Authorization: Bearer "
                + tenant.editor()
                + "\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.0 405 ").contains("Allow: DELETE, GET, HEAD, PUT\r\n");
  }

  private void parameter(String path, String name, String value, String message) {
    assertProblem(
            as(tenant.editor()).get(path),
            ProblemType.INVALID_PARAMETERS,
            "Not usable: " + name + ".")
        .withErrors(error(name, value, message))
        .andNothingElse();
  }

  private void post(String body, String detail) {
    assertProblem(
            as(tenant.editor()).body(body).post("/profiles"), ProblemType.MALFORMED_BODY, detail)
        .andNothingElse();
  }

  private String malformed(String body) {
    Response refused = as(tenant.editor()).body(body).post("/profiles");
    String detail = refused.path("detail");
    assertProblem(refused, ProblemType.MALFORMED_BODY, detail).andNothingElse();
    return detail;
  }
}
