package io.pointsman.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The OpenAPI document that is served is the one that is committed, and takes nothing from whoever
 * wrote a client by the last one.
 *
 * <p>{@code ./mvnw test -Dtest=OpenApiContractTest -Dupdate-docs=true} writes the committed one
 * anew.
 */
@Tag("application")
@QuarkusTest
class OpenApiContractTest {

  private static final Path COMMITTED = Path.of("docs/openapi.yaml");
  private static final Path LAST = Path.of("docs/openapi-last.yaml");
  private static final Path ACCEPTED = Path.of("docs/openapi-breaks.txt");

  @Test
  void theServedOneIsTheCommittedOne() throws IOException {
    String served = served();
    if (Boolean.getBoolean("update-docs")) {
      Files.writeString(COMMITTED, served);
    }
    // As trees: in which order a schema's members come may differ from build to build.
    assertThat(read(Files.readString(COMMITTED)))
        .as("stale: run this test with -Dupdate-docs=true")
        .isEqualTo(read(served));
  }

  @Test
  void nothingIsTakenFromClientsOfTheLastOneButWhatIsListed() throws IOException {
    List<String> accepted =
        Files.readAllLines(ACCEPTED).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .toList();
    assertThat(OpenApiBreaks.between(read(Files.readString(LAST)), read(served())))
        .as("breaks clients: undo it, or list it in " + ACCEPTED + " and in the changelog")
        .containsExactlyInAnyOrderElementsOf(accepted);
  }

  @Test
  void breaksAreSeen() throws IOException {
    Map<String, Consumer<JsonNode>> changes = new TreeMap<>();
    String device = "/components/schemas/Device";
    String key = "/components/schemas/KeyWrite/properties/";
    changes.put(
        "GET /api/v1/routes/{mac}: is gone", d -> remove(d, "/paths", "/api/v1/routes/{mac}"));
    changes.put(
        "DELETE /api/v1/devices/{mac}: is gone",
        d -> remove(d, "/paths/~1api~1v1~1devices~1{mac}", "delete"));
    changes.put(
        "GET /api/v1/organizations: query parameter cursor is gone",
        d -> array(d, "/paths/~1api~1v1~1organizations/get/parameters").remove(0));
    changes.put(
        "GET /api/v1/organizations: query parameter cursor is needed now",
        d -> object(d, "/paths/~1api~1v1~1organizations/get/parameters/0").put("required", true));
    changes.put(
        "GET /api/v1/devices/{mac}: answer 200 serial is not given now",
        d -> remove(d, device + "/properties", "serial"));
    changes.put(
        "GET /api/v1/devices/{mac}: answer 200 serial may be [integer] now, and was [string]",
        d -> object(d, device + "/properties/serial").put("type", "integer"));
    changes.put(
        "PUT /api/v1/devices/{mac}: body note is needed now",
        d -> object(d, device + "Write").putArray("required").add("note"));
    changes.put(
        "PUT /api/v1/devices/{mac}: body note is not read now",
        d -> remove(d, device + "Write/properties", "note"));
    changes.put(
        "POST /api/v1/organizations/{organization}/keys: body role may not be READER now",
        d -> array(d, key + "role/enum").remove(0));
    changes.put(
        "POST /api/v1/organizations/{organization}/keys: body name may not be [string] now, but"
            + " [integer]",
        d -> object(d, key + "name").put("type", "integer"));
    changes.put(
        "POST /api/v1/organizations/{organization}/keys: body name has maxLength 10 now",
        d -> object(d, key + "name").put("maxLength", 10));
    JsonNode before = read(served());
    assertThat(OpenApiBreaks.between(before, before)).isEmpty();
    changes.forEach(
        (expected, change) -> {
          JsonNode after = before.deepCopy();
          change.accept(after);
          assertThat(OpenApiBreaks.between(before, after)).contains(expected);
        });
  }

  @Test
  void whatIsNewOrWiderBreaksNobody() throws IOException {
    JsonNode before = read(served());
    JsonNode after = before.deepCopy();
    object(after, "/components/schemas/Device/properties").putObject("x").put("type", "string");
    object(after, "/components/schemas/DeviceWrite/properties")
        .putObject("x")
        .put("type", "string");
    object(after, "/components/schemas/KeyWrite/properties/name").put("maxLength", 1000);
    array(after, "/components/schemas/KeyWrite/properties/role/enum").add("GUEST");
    array(after, "/paths/~1api~1v1~1organizations/get/parameters")
        .addObject()
        .put("in", "query")
        .put("name", "x");
    assertThat(OpenApiBreaks.between(before, after)).isEmpty();
    assertThat(OpenApiBreaks.between(after, before)).hasSizeGreaterThan(4);
  }

  private static String served() {
    return given().get("/q/openapi").then().statusCode(200).extract().asString();
  }

  private static JsonNode read(String yaml) throws IOException {
    return new YAMLMapper().readTree(yaml);
  }

  private static ObjectNode object(JsonNode document, String pointer) {
    return (ObjectNode) document.at(pointer);
  }

  private static ArrayNode array(JsonNode document, String pointer) {
    return (ArrayNode) document.at(pointer);
  }

  private static void remove(JsonNode document, String pointer, String name) {
    assertThat(object(document, pointer).remove(name)).as(pointer + " " + name).isNotNull();
  }
}
