package io.pointsman.api;

import static io.pointsman.api.Api.as;
import static io.pointsman.api.Api.asOperator;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;

/** A tenant with one of everything, and how operations name its things. */
final class OperationWorld {

  /** Of the profile that the examples of the annotations name. */
  static final String PROFILE = "vienna";

  final Tenant tenant = Api.tenant();
  final String revoked;
  private final Map<String, Map<String, Object>> found = new HashMap<>();

  OperationWorld() {
    revoked = revokedKey(tenant.id());
    Api.profile(tenant, PROFILE);
    TestUploads.upload(tenant, "ca.pem", "text/plain", "none");
    TestMacs macs = TestMacs.next();
    Map<String, Object> range =
        Map.of(
            "first", macs.mac(0),
            "last", macs.mac(0xFF),
            "organization", tenant.id().toString());
    asOperator().body(range).post("/ranges").then().statusCode(201);
    as(tenant.editor())
        .body(Map.of("profile", PROFILE))
        .put("/devices/" + macs.mac(1))
        .then()
        .statusCode(201);
    finishedImport("mac,profile\n" + macs.mac(2) + "," + PROFILE + "\n");
  }

  /** One that changes nothing, and that is over before rows are counted. */
  private void finishedImport(String file) {
    as(tenant.editor())
        .contentType("text/csv")
        .body(file)
        .post("/devices/import?dryRun=true")
        .then()
        .statusCode(202);
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () ->
                as(tenant.editor()).get("/imports").<String>path("items[0].state").equals("DONE"));
  }

  /**
   * The operation's path with this tenant's things in it; null if it names none that are anybody's.
   *
   * @throws AssertionError that says what is missing if a value cannot be had
   */
  Target target(DocumentedOperation operation) {
    String path = operation.path().substring(Api.BASE.length());
    boolean owned = false;
    for (String name : operation.templates()) {
      int at = path.indexOf("{" + name + "}");
      Object own = own(path.substring(0, at - 1), name);
      owned |= own != null;
      String value = own != null ? own.toString() : example(operation, name);
      path = path.replace("{" + name + "}", value);
    }
    return new Target(path, owned);
  }

  /** An address, and whether it names something of the tenant's. */
  record Target(String path, boolean owned) {}

  /** Of the first thing in the list above it; null if there is no such list. */
  private Object own(String list, String name) {
    if (list.equals("/organizations")) {
      return tenant.id();
    }
    Map<String, Object> first = found.computeIfAbsent(list, this::first);
    return first.isEmpty() ? null : first.getOrDefault(name, first.get("id"));
  }

  private Map<String, Object> first(String list) {
    Response answer = as(tenant.admin()).get(list);
    if (answer.statusCode() != 200) {
      return Map.of();
    }
    List<Map<String, Object>> items = answer.path("items");
    return items == null || items.isEmpty() ? Map.of() : items.get(0);
  }

  private static String example(DocumentedOperation operation, String name) {
    return operation.parameters("path").stream()
        .filter(each -> each.name().equals(name) && each.example() != null)
        .map(DocumentedParameter::example)
        .findFirst()
        .orElseThrow(
            () ->
                new AssertionError(
                    "%s: no value for {%s}. Make one of it in OperationWorld, or add @Parameter(example = \"…\") to it."
                        .formatted(operation, name)));
  }

  private static String revokedKey(UUID organization) {
    Response issued =
        asOperator()
            .body(Map.of("name", "revoked", "role", "ADMIN"))
            .post("/organizations/{id}/keys", organization);
    String id = issued.path("id");
    asOperator().delete("/organizations/" + organization + "/keys/" + id).then().statusCode(204);
    return issued.path("key");
  }
}
