package io.pointsman.api;

import static io.pointsman.api.Api.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pointsman.registry.ProblemType;
import io.pointsman.registry.Role;
import io.pointsman.testing.RealStores;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Every operation of the OpenAPI document, and everything that is wrong by that document: each is
 * refused with a problem, and nothing is changed. New operations are covered by being there.
 */
@Tag("application")
@QuarkusTest
class EveryOperationTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> TYPES =
      Arrays.stream(ProblemType.values()).map(ProblemType::uri).collect(Collectors.toSet());

  /** What a stranger to a thing may be told: never that it can be read or was changed. */
  private static final Set<ProblemType> FOREIGN =
      Set.of(
          ProblemType.NOT_FOUND,
          ProblemType.FORBIDDEN,
          ProblemType.CLAIM_REFUSED,
          ProblemType.HELD_BY_ANOTHER,
          ProblemType.RANGE_CONFLICT,
          // Where an organization cannot be named at all.
          ProblemType.INVALID_FIELDS);

  @Inject DataSource database;

  private final Set<JsonNode> tried = new HashSet<>();
  private OperationWorld world;
  private Tenant stranger;
  private SoftAssertions softly;
  private Map<String, String> before;

  @TestFactory
  Stream<DynamicTest> refuses() throws JsonProcessingException {
    JsonNode document =
        JSON.readTree(given().get("/q/openapi?format=json").then().extract().asString());
    world = new OperationWorld();
    stranger = Api.tenant();
    Api.profile(stranger, OperationWorld.PROFILE);
    List<DocumentedOperation> operations = DocumentedOperation.in(document);
    assertThat(operations).hasSizeGreaterThan(15);
    return operations.stream()
        .map(each -> DynamicTest.dynamicTest(each.toString(), () -> check(each)));
  }

  private void check(DocumentedOperation operation) {
    softly = new SoftAssertions();
    before = RowsOfAll.now(database);
    OperationWorld.Target target = world.target(operation);
    ObjectNode valid =
        operation.json() == null ? null : Schemas.valid(operation.toString(), operation.json());
    String body = valid == null ? null : valid.toString();

    keys(operation, target.path(), body);
    roles(operation, target.path(), body);
    strangers(operation, target, valid);
    parameters(operation, target.path(), body);
    if (valid != null) {
      bodies(operation, target.path(), valid);
    }
    softly.assertThat(RowsOfAll.now(database)).as("rows after " + operation).isEqualTo(before);
    softly.assertAll();
  }

  private void keys(DocumentedOperation operation, String path, String body) {
    ProblemType type = ProblemType.UNAUTHENTICATED;
    refused("no key", type, send(operation, (String) null, path, body));
    refused("a wrong key", type, send(operation, "pm_" + "A".repeat(43), path, body));
    refused("a revoked key", type, send(operation, world.revoked, path, body));
    refused("a key of no form", type, send(operation, "eyJhbGciOiJub25lIn0.e30.", path, body));
  }

  private void roles(DocumentedOperation operation, String path, String body) {
    for (Role lower : Role.values()) {
      if (!lower.includes(operation.role())) {
        refused(lower + "'s key", ProblemType.FORBIDDEN, send(operation, key(lower), path, body));
      }
    }
  }

  private void strangers(
      DocumentedOperation operation, OperationWorld.Target target, ObjectNode valid) {
    String body = valid == null ? null : valid.toString();
    if (target.owned()) {
      refusedAsForeign("another's key", send(operation, stranger.admin(), target.path(), body));
    }
    if (operation.has("query", "organization")) {
      String path = target.path() + "?organization=" + world.tenant.id();
      refusedAsForeign(
          "another's key for the organization", send(operation, stranger.admin(), path, body));
    }
    if (valid != null && operation.json().path("properties").has("organization")) {
      String forOther =
          valid.deepCopy().put("organization", world.tenant.id().toString()).toString();
      refusedAsForeign(
          "another's key with the organization in the body",
          send(operation, stranger.admin(), target.path(), forOther));
    }
  }

  private void parameters(DocumentedOperation operation, String path, String body) {
    String key = key(operation.role());
    ProblemType bad = ProblemType.INVALID_PARAMETERS;
    refused("an unknown parameter", bad, send(operation, key, path + "?nonsense=1", body));
    for (DocumentedParameter each : operation.parameters("query")) {
      String name = each.name();
      refused(
          name + " twice",
          bad,
          send(operation, key, path + "?" + name + "=a&" + name + "=a", body));
      refused(name + " empty", bad, send(operation, key, path + "?" + name + "=", body));
      refused(name + " with a NUL", bad, send(operation, key, path + "?" + name + "=a%00", body));
    }
    if (operation.has("query", "limit")) {
      for (String limit : List.of("0", "-1", "1001", "99999999999999999999", "x", "1.5")) {
        refused("limit=" + limit, bad, send(operation, key, path + "?limit=" + limit, body));
      }
    }
    if (operation.has("query", "cursor")) {
      for (String cursor : List.of("x", "bm9uc2Vuc2U", "A".repeat(3000), "%F0%9F%98%80")) {
        refused(
            "cursor=" + cursor,
            ProblemType.INVALID_CURSOR,
            send(operation, key, path + "?cursor=" + cursor, body));
      }
    }
    if (operation.has("query", "organization")) {
      refused("organization=x", bad, send(operation, key, path + "?organization=x", body));
    }
    int last = path.lastIndexOf('/');
    if (!operation.templates().isEmpty() && operation.path().endsWith("}")) {
      refused(
          "a NUL in the path", bad, send(operation, key, path.substring(0, last) + "/a%00b", body));
      refusedSomehow(
          "nonsense in the path",
          send(operation, key, path.substring(0, last) + "/%C3%A4%20%3C", body));
    }
    if (operation.has("header", "If-Match")) {
      RequestSpecification request = as(key).header("If-Match", "nonsense");
      refused("If-Match", bad, send(operation, request, path, body));
    }
  }

  private void bodies(DocumentedOperation operation, String path, ObjectNode valid) {
    String key = key(operation.role());
    refused(
        "text/plain",
        ProblemType.UNSUPPORTED_MEDIA_TYPE,
        send(operation, as(key).contentType("text/plain"), path, valid.toString()));
    for (InvalidBodies.Invalid each : InvalidBodies.of(operation.json(), valid, tried)) {
      refused(each.what(), each.type(), send(operation, key, path, each.body()));
    }
  }

  private Response send(DocumentedOperation operation, String key, String path, String body) {
    return send(operation, as(key), path, body);
  }

  private static Response send(
      DocumentedOperation operation, RequestSpecification request, String path, String body) {
    if (body != null) {
      request.body(body);
    } else if (operation.otherBody() != null) {
      request.contentType(operation.otherBody()).body("nonsense".getBytes(StandardCharsets.UTF_8));
    }
    return request.request(operation.method(), path);
  }

  private void refused(String what, ProblemType type, Response response) {
    String answer = response.statusCode() + " " + typeOf(response);
    if (type == ProblemType.INVALID_FIELDS && answer.equals(stated(ProblemType.CLAIM_REFUSED))) {
      // Whether the addresses are anybody's to claim is asked before the rest of the fields.
      return;
    }
    softly.assertThat(answer).as(what + ": " + shown(response)).isEqualTo(stated(type));
  }

  private static String stated(ProblemType type) {
    return type.status() + " " + type.uri();
  }

  private void refusedAsForeign(String what, Response response) {
    softly.assertThat(shown(response)).as(what).doesNotContain(world.tenant.name());
    if (response.statusCode() == 200 && isEmptyList(response)) {
      // A filter that fits nothing one may see.
      return;
    }
    refusedSomehow(what, response);
    softly
        .assertThat(FOREIGN)
        .as(what + ": " + shown(response))
        .anyMatch(type -> type.uri().equals(typeOf(response)));
  }

  private static boolean isEmptyList(Response response) {
    String body = response.asString();
    boolean headerAlone =
        response.contentType().startsWith("text/csv") && body.lines().count() == 1;
    return headerAlone || body.equals("{\"items\":[]}");
  }

  private void refusedSomehow(String what, Response response) {
    softly.assertThat(response.statusCode()).as(what + ": " + shown(response)).isBetween(400, 499);
    softly.assertThat(TYPES).as(what + ": " + shown(response)).contains(typeOf(response));
  }

  private static String typeOf(Response response) {
    return response.contentType().startsWith("application/problem+json")
        ? response.path("type")
        : response.contentType();
  }

  private static String shown(Response response) {
    String body = response.asString();
    return body.length() > 300 ? body.substring(0, 300) : body;
  }

  private String key(Role role) {
    return switch (role) {
      case READER -> world.tenant.reader();
      case EDITOR -> world.tenant.editor();
      case ADMIN -> world.tenant.admin();
      case OPERATOR -> RealStores.OPERATOR_KEY;
    };
  }
}
