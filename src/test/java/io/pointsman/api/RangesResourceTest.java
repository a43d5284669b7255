package io.pointsman.api;

import static io.pointsman.api.Api.as;
import static io.pointsman.api.ProblemAssert.assertProblem;
import static io.pointsman.api.ProblemAssert.error;
import static io.pointsman.api.VendorsBlock.ids;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.pointsman.registry.ProblemType;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Ranges as the API speaks of them; their rules have tests of their own. */
@Tag("application")
@QuarkusTest
class RangesResourceTest {

  private TestMacs macs;
  private Tenant vendor;
  private Tenant tenant;
  private VendorsBlock block;

  @BeforeEach
  void giveTheVendorABlock() {
    block = VendorsBlock.make();
    macs = block.macs();
    vendor = block.vendor();
    tenant = block.tenant();
  }

  @Test
  void theVendorAllotsAPartAndBothSeeIt() {
    Response made = as(vendor.editor()).body(block.part(0, 255)).post("/ranges");

    assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
    String id = made.path("id");
    assertThat(made.header("Location")).isEqualTo("/api/v1/ranges/" + id);
    assertThat(made.header("ETag")).isEqualTo("\"0\"");
    Map<String, Object> body = made.jsonPath().getMap("$");
    assertThat(body.keySet())
        .isEqualTo(
            Set.of(
                "id",
                "organization",
                "parent",
                "first",
                "last",
                "size",
                "inherit",
                "claims",
                "version",
                "createdAt",
                "updatedAt"));
    assertThat(body)
        .containsEntry("organization", tenant.id().toString())
        .containsEntry("parent", block.id())
        .containsEntry("first", macs.colon(0))
        .containsEntry("last", macs.colon(255))
        .containsEntry("size", 256)
        .containsEntry("inherit", false)
        .containsEntry("claims", "NONE");

    as(vendor.reader()).get("/ranges/" + id).then().statusCode(200);
    // The parent is not the tenant's to see.
    Map<String, Object> seen = as(tenant.reader()).get("/ranges/" + id).jsonPath().getMap("$");
    body.remove("parent");
    assertThat(seen).isEqualTo(body);
    assertProblem(
            as(tenant.reader()).get("/ranges/" + block.id()),
            ProblemType.NOT_FOUND,
            "There is no range '%s'.".formatted(block.id()))
        .andNothingElse();
  }

  @Test
  void itsHolderChangesItByIdAndByItsBounds() {
    String id = block.allot(0, 255);
    Api.profile(tenant, "vienna");

    as(tenant.editor())
        .header("If-Match", "\"0\"")
        .body(Map.of("profile", "vienna", "claims", "DEVICES", "note", "ours"))
        .put("/ranges/" + id)
        .then()
        .statusCode(200)
        .header("ETag", "\"1\"")
        .body("profile", equalTo("vienna"))
        .body("claims", equalTo("DEVICES"))
        .body("note", equalTo("ours"));
    as(tenant.editor())
        .body(Map.of("inherit", true))
        .put("/ranges/" + macs.mac(0) + "-" + macs.mac(255))
        .then()
        .statusCode(200)
        .header("ETag", "\"2\"")
        .body("id", equalTo(id))
        .body("inherit", equalTo(true))
        .body("claims", equalTo("NONE"));
    assertProblem(
            as(tenant.editor()).header("If-Match", "\"0\"").body("{}").put("/ranges/" + id),
            ProblemType.PRECONDITION_FAILED,
            "If-Match does not name its version, which is \"2\": read it again.")
        .andNothingElse();
    assertProblem(
            as(tenant.editor())
                .body(Map.of("organization", vendor.id().toString()))
                .put("/ranges/" + id),
            ProblemType.INVALID_FIELDS,
            "Not usable: organization.")
        .withErrors(
            error("organization", vendor.id().toString(), "of a range never changes: leave it out"))
        .andNothingElse();
  }

  @Test
  void putByBoundsMakesIt() {
    String path = "/ranges/" + macs.colon(512) + "-" + macs.colon(767);
    String body = "{\"organization\": \"%s\"}".formatted(tenant.id());
    Response made = as(vendor.editor()).body(body).put(path);
    assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
    as(vendor.editor())
        .body(body)
        .put(path)
        .then()
        .statusCode(200)
        .body("id", equalTo(made.path("id")));
    assertProblem(
            as(vendor.editor()).header("If-None-Match", "*").body(body).put(path),
            ProblemType.PRECONDITION_FAILED,
            "It exists already, and If-None-Match: * demands that it does not.")
        .andNothingElse();
  }

  @Test
  void boundsAreFirstAndLastOrAPrefix() {
    String prefix = macs.mac(256).substring(0, 11) + "/44";
    as(vendor.editor())
        .body(Map.of("prefix", prefix, "organization", tenant.id().toString()))
        .post("/ranges")
        .then()
        .statusCode(201)
        .body("first", equalTo(macs.colon(256)))
        .body("last", equalTo(macs.colon(271)));

    assertProblem(
            as(vendor.editor()).body(Map.of("prefix", prefix, "first", "x")).post("/ranges"),
            ProblemType.INVALID_FIELDS,
            "Not usable: prefix.")
        .withErrors(error("prefix", prefix, "goes alone: give either a prefix, or first and last"))
        .andNothingElse();
    assertProblem(
            as(vendor.editor()).body(Map.of("last", "zz")).post("/ranges"),
            ProblemType.INVALID_FIELDS,
            "Not usable: first, last.")
        .withErrors(
            error("first", null, "is needed, or a prefix instead of first and last"),
            error(
                "last",
                "zz",
                "'zz' is not usable: a MAC address has 12 hexadecimal digits, such as"
                    + " 7C2F80ABCDEF"))
        .andNothingElse();
    assertThat(
            as(vendor.editor())
                .body(Map.of("first", macs.mac(9), "last", macs.mac(8)))
                .post("/ranges")
                .<List<String>>path("errors.field"))
        .containsExactly("last");
  }

  @Test
  void listsAreFilteredByAddressIntervalProfileAndHolder() {
    String outer = block.allot(0, 255);
    Api.profile(tenant, "inner");
    Map<String, Object> inner = new HashMap<>(block.part(16, 31));
    inner.put("profile", "inner");
    String nested =
        as(tenant.editor()).body(inner).post("/ranges").then().statusCode(201).extract().path("id");

    assertThat(ids(tenant, "")).containsExactlyInAnyOrder(outer, nested);
    assertThat(ids(tenant, "?contains=" + macs.mac(20))).containsExactly(nested, outer);
    assertThat(ids(vendor, "?contains=" + macs.mac(20))).containsExactly(outer, block.id());
    assertThat(ids(tenant, "?contains=" + macs.mac(600))).isEmpty();
    assertThat(ids(tenant, "?within=" + macs.mac(1) + "-" + macs.mac(99))).containsExactly(nested);
    assertThat(ids(tenant, "?profile=inner")).containsExactly(nested);
    assertThat(ids(vendor, "?organization=" + vendor.id())).containsExactly(block.id());
  }

  @Test
  void takingBackCountsAndAsksWhatBecomesOfTheDevices() {
    String id = block.allot(0, 255);
    String nested = block.allot(16, 31);
    Api.profile(tenant, "p");
    String device = "/devices/" + macs.mac(3);
    as(tenant.editor()).body(Map.of("profile", "p")).put(device).then().statusCode(201);

    assertProblem(
            as(vendor.editor()).delete("/ranges/" + id),
            ProblemType.DEVICES_INSIDE,
            "1 devices of its holder are in the range %s-%s: say whether to keep or to release them (devices=keep or devices=release)."
                .formatted(macs.colon(0), macs.colon(255)))
        .with("count", 1)
        .andNothingElse();
    Response done = as(vendor.editor()).delete("/ranges/" + id + "?devices=release");
    assertThat(done.statusCode()).as(done.asString()).isEqualTo(200);
    assertThat(done.jsonPath().getMap("$"))
        .isEqualTo(Map.of("devicesKept", 0, "devicesReleased", 1, "rangesMovedUp", 1));
    as(tenant.reader()).get(device).then().statusCode(404);
    as(vendor.reader()).get("/ranges/" + nested).then().body("parent", equalTo(block.id()));
  }
}
