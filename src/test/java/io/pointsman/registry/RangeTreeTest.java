package io.pointsman.registry;

import static io.pointsman.registry.RefusalAssert.assertRefused;
import static io.pointsman.registry.World.editor;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Ranges lie apart or inside one another. */
@Tag("application")
@QuarkusTest
@TestProfile(OpenRegistry.class)
class RangeTreeTest {

  @Inject World world;
  @Inject Ranges ranges;
  @Inject Holdings holdings;

  private VendorBlock block;

  @BeforeEach
  void prepare() {
    block = holdings.vendorBlock();
  }

  @Test
  void aCrossingNamesTheOtherOnlyToThoseWhoMaySeeIt() {
    RangeView allotted =
        holdings.create(
            editor(block.vendor()), block.area() + 0x100, block.area() + 0x1FF, block.tenant());
    assertRefused(
        ProblemType.RANGE_CONFLICT,
        () ->
            holdings.create(
                editor(block.vendor()), block.area() + 0x180, block.area() + 0x280, null),
        "crosses the range " + allotted.interval());
    RegistryException hidden =
        assertRefused(
            ProblemType.RANGE_CONFLICT,
            () ->
                holdings.create(
                    editor(block.other()), block.area() + 0x7FFF0, block.area() + 0x80010, null),
            "crosses a range that you do not hold");
    assertThat(hidden.getMessage()).doesNotContain(block.range().interval().toString());
  }

  @Test
  void equalBoundsAreAnOnlyChild() {
    RangeView inner =
        holdings.create(
            editor(block.vendor()), block.area() + 0x100, block.area() + 0x1FF, block.tenant());
    RangeView innermost =
        holdings.create(
            editor(block.tenant()), block.area() + 0x100, block.area() + 0x1FF, block.other());
    assertThat(innermost.parent()).isEqualTo(inner.id());
    // Now the innermost is the one that decides.
    assertRefused(
        ProblemType.CLAIM_REFUSED,
        () ->
            holdings.create(
                editor(block.tenant()), block.area() + 0x110, block.area() + 0x11F, null));
    holdings.create(editor(block.other()), block.area() + 0x110, block.area() + 0x11F, null);
    assertRefused(
        ProblemType.RANGE_CONFLICT,
        () ->
            holdings.create(
                Caller.operator(), block.area() + 0x100, block.area() + 0x1FF, block.vendor()),
        "these very bounds");
    assertThat(contains(Caller.operator(), block.area() + 0x110))
        .extracting(RangeView::organization)
        .containsExactly(block.other(), block.other(), block.tenant(), block.vendor());
  }

  @Test
  void theSameBoundsTwiceForOneHolderAreOneRange() {
    holdings.create(
        editor(block.vendor()), block.area() + 0x100, block.area() + 0x1FF, block.tenant());
    assertRefused(
        ProblemType.RANGE_CONFLICT,
        () ->
            holdings.create(
                editor(block.tenant()), block.area() + 0x100, block.area() + 0x1FF, null),
        "of this holder already");
  }

  @Test
  void aRangeInTheMiddleTakesOverWhatLiesInside() {
    RangeView left =
        holdings.create(editor(block.vendor()), block.area() + 0x100, block.area() + 0x1FF, null);
    RangeView leftInner =
        holdings.create(editor(block.vendor()), block.area() + 0x110, block.area() + 0x11F, null);
    RangeView right =
        holdings.create(editor(block.vendor()), block.area() + 0x300, block.area() + 0x3FF, null);
    RangeView outside =
        holdings.create(editor(block.vendor()), block.area() + 0x400, block.area() + 0x4FF, null);

    RangeView middle =
        holdings.create(editor(block.vendor()), block.area() + 0x100, block.area() + 0x3FF, null);

    assertThat(middle.parent()).isEqualTo(block.range().id());
    assertThat(holdings.get(left).parent()).isEqualTo(middle.id());
    assertThat(holdings.get(right).parent()).isEqualTo(middle.id());
    assertThat(holdings.get(leftInner).parent()).isEqualTo(left.id());
    assertThat(holdings.get(outside).parent()).isEqualTo(block.range().id());

    TakenBack done =
        world.await(
            () -> ranges.takeBack(editor(block.vendor()), middle.id(), null, Precondition.NONE));
    assertThat(done).isEqualTo(new TakenBack(0, 0, 2));
    assertThat(holdings.get(left).parent()).isEqualTo(block.range().id());
    assertThat(holdings.get(right).parent()).isEqualTo(block.range().id());
  }

  @Test
  void aClaimMayHaveTheBoundsOfTheOpenRangeAroundIt() {
    RangeView open =
        holdings.create(editor(block.vendor()), block.area() + 0x100, block.area() + 0x1FF, null);
    holdings.open(open, Claims.RANGES);
    RangeView claimed =
        holdings.create(editor(block.other()), block.area() + 0x100, block.area() + 0x1FF, null);
    assertThat(holdings.get(claimed).parent()).isEqualTo(open.id());
  }

  @Test
  void rangesLieNotTooDeepWhicheverWayTheyGrow() {
    long first = block.area() + 0x90000;
    for (int i = 0; i < RangeCreation.DEEPEST; i++) {
      boolean inward = i < RangeCreation.DEEPEST / 2;
      int margin = inward ? 500 + i : RangeCreation.DEEPEST - i;
      holdings.create(editor(block.tenant()), first + margin, first + 2000 - margin, null);
    }
    String reason = "more than 64 deep";
    assertRefused(
        ProblemType.RANGE_CONFLICT,
        () -> holdings.create(editor(block.tenant()), first, first + 2000, null),
        reason);
    assertRefused(
        ProblemType.RANGE_CONFLICT,
        () -> holdings.create(editor(block.tenant()), first + 1000, first + 1000, null),
        reason);
    assertRefused(
        ProblemType.RANGE_CONFLICT,
        () -> holdings.create(editor(block.tenant()), first + 300, first + 1700, null),
        reason);
  }

  @Test
  void nobodyPutsARangeAroundThoseOfOthers() {
    RangeView tenants =
        holdings.create(
            editor(block.vendor()), block.area() + 0x100, block.area() + 0x1FF, block.tenant());
    assertRefused(
        ProblemType.RANGE_CONFLICT,
        () ->
            holdings.create(
                editor(block.vendor()), block.area() + 0x100, block.area() + 0x2FF, block.other()),
        "would enclose the range " + tenants.interval());
    assertThat(
            holdings
                .create(
                    editor(block.vendor()),
                    block.area() + 0x100,
                    block.area() + 0x2FF,
                    block.tenant())
                .parent())
        .isEqualTo(block.range().id());
    holdings.open(block.range(), Claims.RANGES);
    assertRefused(
        ProblemType.RANGE_CONFLICT,
        () -> holdings.create(editor(block.other()), block.area(), block.area() + 0xFFFF, null),
        "would enclose a range that you do not hold");
    // The operator may.
    assertThat(
            holdings
                .create(Caller.operator(), block.area(), block.area() + 0xFFFF, block.other())
                .organization())
        .isEqualTo(block.other());
  }

  private List<RangeView> contains(Caller caller, long mac) {
    RangeFilter filter = new RangeFilter(World.mac(mac), null, null, null);
    return world.await(() -> ranges.list(caller, filter, new PageRequest(100, null))).items();
  }
}
