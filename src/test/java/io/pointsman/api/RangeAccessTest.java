package io.pointsman.api;

import static io.pointsman.api.Api.as;
import static io.pointsman.api.ProblemAssert.assertProblem;
import static io.pointsman.api.VendorsBlock.ids;
import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.registry.ProblemType;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who sees and who writes which ranges. */
@Tag("application")
@QuarkusTest
class RangeAccessTest {

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
  void aCrossingNamesTheRangeOnlyToThoseWhoMaySeeIt() {
    block.allot(0, 255);
    assertProblem(
            as(vendor.editor()).body(block.part(128, 300)).post("/ranges"),
            ProblemType.RANGE_CONFLICT,
            "%s-%s crosses the range %s-%s: bounds must lie inside one another, or apart."
                .formatted(macs.colon(128), macs.colon(300), macs.colon(0), macs.colon(255)))
        .andNothingElse();
    assertProblem(
            as(tenant.editor()).body(block.part(128, 300)).post("/ranges"),
            ProblemType.CLAIM_REFUSED,
            "The addresses %s-%s are not open for claims of ranges: ask their vendor or the operator to allot them to you."
                .formatted(macs.colon(128), macs.colon(300)))
        .andNothingElse();
  }

  @Test
  void readersWriteNothing() {
    String detail = "This needs the role EDITOR, the key has READER.";
    assertProblem(
            as(vendor.reader()).body(block.part(0, 9)).post("/ranges"),
            ProblemType.FORBIDDEN,
            detail)
        .andNothingElse();
    assertProblem(
            as(vendor.reader()).body("{}").put("/ranges/" + block.id()),
            ProblemType.FORBIDDEN,
            detail)
        .andNothingElse();
    assertProblem(
            as(vendor.reader()).delete("/ranges/" + block.id()), ProblemType.FORBIDDEN, detail)
        .andNothingElse();
  }

  @Test
  void anotherOrganizationsRangesAreOutOfSight() {
    String detail = "There is no range '%s'.".formatted(block.id());
    assertProblem(as(tenant.admin()).get("/ranges/" + block.id()), ProblemType.NOT_FOUND, detail)
        .andNothingElse();
    assertProblem(
            as(tenant.admin()).body("{}").put("/ranges/" + block.id()),
            ProblemType.NOT_FOUND,
            detail)
        .andNothingElse();
    assertProblem(as(tenant.admin()).delete("/ranges/" + block.id()), ProblemType.NOT_FOUND, detail)
        .andNothingElse();
    assertThat(ids(tenant, "")).isEmpty();
    UUID unknown = UUID.randomUUID();
    as(tenant.admin()).get("/ranges/" + unknown).then().statusCode(404);
  }
}
