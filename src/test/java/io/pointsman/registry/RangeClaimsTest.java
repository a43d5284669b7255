package io.pointsman.registry;

import static io.pointsman.registry.RefusalAssert.assertRefused;
import static io.pointsman.registry.World.editor;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who may make a range where. */
@Tag("application")
@QuarkusTest
@TestProfile(OpenRegistry.class)
class RangeClaimsTest {

  @Inject World world;
  @Inject Ranges ranges;
  @Inject Devices devices;
  @Inject Holdings holdings;

  private VendorBlock block;

  @BeforeEach
  void prepare() {
    block = holdings.vendorBlock();
  }

  @Test
  void anAllotmentIsTheTenantsAndStartsClosed() {
    RangeView allotted =
        holdings.create(
            editor(block.vendor()), block.area() + 0x100, block.area() + 0x1FF, block.tenant());

    assertThat(allotted.organization()).isEqualTo(block.tenant());
    assertThat(allotted.parent()).isEqualTo(block.range().id());
    assertThat(allotted.claims()).isEqualTo(Claims.NONE);
    assertThat(allotted.version()).isZero();
    RangeView seen = world.await(() -> ranges.get(editor(block.tenant()), allotted.id()));
    assertThat(seen.parent()).as("not the tenant's to see").isNull();
    assertThat(seen.interval()).isEqualTo(block.interval(0x100, 0x1FF));
    assertRefused(
        ProblemType.NOT_FOUND,
        () -> world.await(() -> ranges.get(editor(block.other()), allotted.id())));
  }

  @Test
  void anAllotmentLeavesToItsHolderWhatIsTheHolders() {
    NewRange greedy =
        new NewRange(
            block.interval(1, 2),
            block.tenant(),
            "anything",
            true,
            Claims.DEVICES,
            "for the tenant");
    RegistryException refusal =
        assertRefused(
            ProblemType.INVALID_FIELDS,
            () -> world.await(() -> ranges.create(editor(block.vendor()), greedy)));
    assertThat(refusal.errors())
        .extracting(FieldError::field)
        .containsExactly("profile", "inherit", "claims");
  }

  @Test
  void onlyWhoHoldsTheInnermostRangeAllots() {
    holdings.create(
        editor(block.vendor()), block.area() + 0x100, block.area() + 0x1FF, block.tenant());
    assertRefused(
        ProblemType.CLAIM_REFUSED,
        () ->
            holdings.create(
                editor(block.vendor()), block.area() + 0x110, block.area() + 0x11F, block.other()),
        "directly in a range that you hold");
    assertRefused(
        ProblemType.CLAIM_REFUSED,
        () ->
            holdings.create(
                editor(block.other()), block.area() + 1, block.area() + 2, block.tenant()));
  }

  @Test
  void claimsFollowTheInnermostRange() {
    assertRefused(
        ProblemType.CLAIM_REFUSED,
        () -> holdings.create(editor(block.other()), block.area() + 1, block.area() + 2, null),
        "not open for claims of ranges");
    holdings.open(block.range(), Claims.DEVICES);
    assertRefused(
        ProblemType.CLAIM_REFUSED,
        () -> holdings.create(editor(block.other()), block.area() + 1, block.area() + 2, null));
    holdings.open(block.range(), Claims.RANGES);
    RangeView claimed =
        holdings.create(editor(block.other()), block.area() + 1, block.area() + 2, null);
    assertThat(claimed.organization()).isEqualTo(block.other());
    // A closed range inside an open one is closed.
    holdings.create(editor(block.vendor()), block.area() + 0x100, block.area() + 0x1FF, null);
    assertRefused(
        ProblemType.CLAIM_REFUSED,
        () ->
            holdings.create(
                editor(block.other()), block.area() + 0x110, block.area() + 0x11F, null));
    // No range at all: as configured.
    assertThat(
            holdings
                .create(editor(block.other()), block.area() + 0x80000, block.area() + 0x80000, null)
                .parent())
        .isNull();
  }

  @Test
  void aClaimHasALimitThatAnOwnRangeHasNot() {
    String tooMuch = "65537 addresses";
    assertRefused(
        ProblemType.CLAIM_REFUSED,
        () ->
            holdings.create(
                editor(block.other()), block.area() + 0x80000, block.area() + 0x90000, null),
        tooMuch,
        "65536");
    world.execute("update organization set claim_limit = 65537 where id = ?", block.other());
    RangeView claimed =
        holdings.create(
            editor(block.other()), block.area() + 0x80000, block.area() + 0x90000, null);
    world.execute("update organization set claim_limit = 16 where id = ?", block.other());
    assertRefused(
        ProblemType.CLAIM_REFUSED,
        () ->
            holdings.create(
                editor(block.other()), block.area() + 0x90001, block.area() + 0x90011, null));
    assertThat(
            holdings
                .create(editor(block.other()), block.area() + 0x80001, block.area() + 0x80100, null)
                .parent())
        .isEqualTo(claimed.id());
  }

  @Test
  void aClaimKeepsOffForeignDevices() {
    holdings.open(block.range(), Claims.RANGES);
    holdings.put(block.tenant(), block.area() + 0x1080);
    RegistryException held =
        assertRefused(
            ProblemType.HELD_BY_ANOTHER,
            () ->
                holdings.create(
                    editor(block.other()), block.area() + 0x1000, block.area() + 0x10FF, null));
    assertThat(held.getMessage()).doesNotContain(World.mac(block.area() + 0x1080).colon());
    holdings.create(editor(block.tenant()), block.area() + 0x1000, block.area() + 0x10FF, null);

    holdings.put(block.tenant(), block.area() + 0x2080);
    world.await(
        () ->
            devices.release(
                editor(block.tenant()), World.mac(block.area() + 0x2080), Precondition.NONE));
    RegistryException resting =
        assertRefused(
            ProblemType.RESTING,
            () ->
                holdings.create(
                    editor(block.other()), block.area() + 0x2000, block.area() + 0x20FF, null));
    assertThat((Integer) resting.extras().get("retryAfter")).isBetween(50, 60);
    world.rest(61);
    holdings.create(editor(block.other()), block.area() + 0x2000, block.area() + 0x20FF, null);
  }
}
