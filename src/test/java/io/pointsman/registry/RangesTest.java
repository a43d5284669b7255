package io.pointsman.registry;

import static io.pointsman.registry.RefusalAssert.assertRefused;
import static io.pointsman.registry.World.editor;
import static io.pointsman.registry.World.interval;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(OpenRegistry.class)
class RangesTest {

  @Inject World world;
  @Inject Ranges ranges;
  @Inject Devices devices;

  private long area;
  private UUID vendor;
  private UUID tenant;
  private UUID other;
  private RangeView block;

  /** The vendor's block covers the first half of the area. */
  @BeforeEach
  void prepare() {
    area = World.area();
    vendor = world.organization();
    tenant = world.organization();
    other = world.organization();
    block = create(Caller.operator(), area, area + 0x7FFFF, vendor);
  }

  @Test
  void anAllotmentIsTheTenantsAndStartsClosed() {
    RangeView allotted = create(editor(vendor), area + 0x100, area + 0x1FF, tenant);

    assertThat(allotted.organization()).isEqualTo(tenant);
    assertThat(allotted.parent()).isEqualTo(block.id());
    assertThat(allotted.claims()).isEqualTo(Claims.NONE);
    assertThat(allotted.version()).isZero();
    RangeView seen = world.await(() -> ranges.get(editor(tenant), allotted.id()));
    assertThat(seen.parent()).as("not the tenant's to see").isNull();
    assertThat(seen.interval()).isEqualTo(interval(area + 0x100, area + 0x1FF));
    assertRefused(
        ProblemType.NOT_FOUND, () -> world.await(() -> ranges.get(editor(other), allotted.id())));
  }

  @Test
  void anAllotmentLeavesToItsHolderWhatIsTheHolders() {
    NewRange greedy =
        new NewRange(
            interval(area + 1, area + 2),
            tenant,
            "anything",
            true,
            Claims.DEVICES,
            "for the tenant");
    RegistryException refusal =
        assertRefused(
            ProblemType.INVALID_FIELDS,
            () -> world.await(() -> ranges.create(editor(vendor), greedy)));
    assertThat(refusal.errors())
        .extracting(FieldError::field)
        .containsExactly("profile", "inherit", "claims");
  }

  @Test
  void onlyWhoHoldsTheInnermostRangeAllots() {
    create(editor(vendor), area + 0x100, area + 0x1FF, tenant);
    assertRefused(
        ProblemType.CLAIM_REFUSED,
        () -> create(editor(vendor), area + 0x110, area + 0x11F, other),
        "directly in a range that you hold");
    assertRefused(
        ProblemType.CLAIM_REFUSED, () -> create(editor(other), area + 1, area + 2, tenant));
  }

  @Test
  void claimsFollowTheInnermostRange() {
    assertRefused(
        ProblemType.CLAIM_REFUSED,
        () -> create(editor(other), area + 1, area + 2, null),
        "not open for claims of ranges");
    open(block, Claims.DEVICES);
    assertRefused(ProblemType.CLAIM_REFUSED, () -> create(editor(other), area + 1, area + 2, null));
    open(block, Claims.RANGES);
    RangeView claimed = create(editor(other), area + 1, area + 2, null);
    assertThat(claimed.organization()).isEqualTo(other);
    // A closed range inside an open one is closed.
    create(editor(vendor), area + 0x100, area + 0x1FF, null);
    assertRefused(
        ProblemType.CLAIM_REFUSED, () -> create(editor(other), area + 0x110, area + 0x11F, null));
    // No range at all: as configured.
    assertThat(create(editor(other), area + 0x80000, area + 0x80000, null).parent()).isNull();
  }

  @Test
  void aClaimHasALimitThatAnOwnRangeHasNot() {
    String tooMuch = "65537 addresses";
    assertRefused(
        ProblemType.CLAIM_REFUSED,
        () -> create(editor(other), area + 0x80000, area + 0x90000, null),
        tooMuch,
        "65536");
    world.execute("update organization set claim_limit = 65537 where id = ?", other);
    RangeView claimed = create(editor(other), area + 0x80000, area + 0x90000, null);
    world.execute("update organization set claim_limit = 16 where id = ?", other);
    assertRefused(
        ProblemType.CLAIM_REFUSED,
        () -> create(editor(other), area + 0x90001, area + 0x90011, null));
    assertThat(create(editor(other), area + 0x80001, area + 0x80100, null).parent())
        .isEqualTo(claimed.id());
  }

  @Test
  void aCrossingNamesTheOtherOnlyToThoseWhoMaySeeIt() {
    RangeView allotted = create(editor(vendor), area + 0x100, area + 0x1FF, tenant);
    assertRefused(
        ProblemType.RANGE_CONFLICT,
        () -> create(editor(vendor), area + 0x180, area + 0x280, null),
        "crosses the range " + allotted.interval());
    RegistryException hidden =
        assertRefused(
            ProblemType.RANGE_CONFLICT,
            () -> create(editor(other), area + 0x7FFF0, area + 0x80010, null),
            "crosses a range that you do not hold");
    assertThat(hidden.getMessage()).doesNotContain(block.interval().toString());
  }

  @Test
  void equalBoundsAreAnOnlyChild() {
    RangeView inner = create(editor(vendor), area + 0x100, area + 0x1FF, tenant);
    RangeView innermost = create(editor(tenant), area + 0x100, area + 0x1FF, other);
    assertThat(innermost.parent()).isEqualTo(inner.id());
    // Now the innermost is the one that decides.
    assertRefused(
        ProblemType.CLAIM_REFUSED, () -> create(editor(tenant), area + 0x110, area + 0x11F, null));
    create(editor(other), area + 0x110, area + 0x11F, null);
    assertRefused(
        ProblemType.RANGE_CONFLICT,
        () -> create(Caller.operator(), area + 0x100, area + 0x1FF, vendor),
        "these very bounds");
    assertThat(contains(Caller.operator(), area + 0x110))
        .extracting(RangeView::organization)
        .containsExactly(other, other, tenant, vendor);
  }

  @Test
  void theSameBoundsTwiceForOneHolderAreOneRange() {
    create(editor(vendor), area + 0x100, area + 0x1FF, tenant);
    assertRefused(
        ProblemType.RANGE_CONFLICT,
        () -> create(editor(tenant), area + 0x100, area + 0x1FF, null),
        "of this holder already");
  }

  @Test
  void aRangeInTheMiddleTakesOverWhatLiesInside() {
    RangeView left = create(editor(vendor), area + 0x100, area + 0x1FF, null);
    RangeView leftInner = create(editor(vendor), area + 0x110, area + 0x11F, null);
    RangeView right = create(editor(vendor), area + 0x300, area + 0x3FF, null);
    RangeView outside = create(editor(vendor), area + 0x400, area + 0x4FF, null);

    RangeView middle = create(editor(vendor), area + 0x100, area + 0x3FF, null);

    assertThat(middle.parent()).isEqualTo(block.id());
    assertThat(get(left).parent()).isEqualTo(middle.id());
    assertThat(get(right).parent()).isEqualTo(middle.id());
    assertThat(get(leftInner).parent()).isEqualTo(left.id());
    assertThat(get(outside).parent()).isEqualTo(block.id());

    TakenBack done =
        world.await(() -> ranges.takeBack(editor(vendor), middle.id(), null, Precondition.NONE));
    assertThat(done).isEqualTo(new TakenBack(0, 0, 2));
    assertThat(get(left).parent()).isEqualTo(block.id());
    assertThat(get(right).parent()).isEqualTo(block.id());
  }

  @Test
  void aClaimMayHaveTheBoundsOfTheOpenRangeAroundIt() {
    RangeView open = create(editor(vendor), area + 0x100, area + 0x1FF, null);
    open(open, Claims.RANGES);
    RangeView claimed = create(editor(other), area + 0x100, area + 0x1FF, null);
    assertThat(get(claimed).parent()).isEqualTo(open.id());
  }

  @Test
  void rangesLieNotTooDeepWhicheverWayTheyGrow() {
    long first = area + 0x90000;
    for (int i = 0; i < RangeCreation.DEEPEST; i++) {
      boolean inward = i < RangeCreation.DEEPEST / 2;
      int margin = inward ? 500 + i : RangeCreation.DEEPEST - i;
      create(editor(tenant), first + margin, first + 2000 - margin, null);
    }
    String reason = "more than 64 deep";
    assertRefused(
        ProblemType.RANGE_CONFLICT,
        () -> create(editor(tenant), first, first + 2000, null),
        reason);
    assertRefused(
        ProblemType.RANGE_CONFLICT,
        () -> create(editor(tenant), first + 1000, first + 1000, null),
        reason);
    assertRefused(
        ProblemType.RANGE_CONFLICT,
        () -> create(editor(tenant), first + 300, first + 1700, null),
        reason);
  }

  @Test
  void nobodyPutsARangeAroundThoseOfOthers() {
    RangeView tenants = create(editor(vendor), area + 0x100, area + 0x1FF, tenant);
    assertRefused(
        ProblemType.RANGE_CONFLICT,
        () -> create(editor(vendor), area + 0x100, area + 0x2FF, other),
        "would enclose the range " + tenants.interval());
    assertThat(create(editor(vendor), area + 0x100, area + 0x2FF, tenant).parent())
        .isEqualTo(block.id());
    open(block, Claims.RANGES);
    assertRefused(
        ProblemType.RANGE_CONFLICT,
        () -> create(editor(other), area, area + 0xFFFF, null),
        "would enclose a range that you do not hold");
    // The operator may.
    assertThat(create(Caller.operator(), area, area + 0xFFFF, other).organization())
        .isEqualTo(other);
  }

  @Test
  void aClaimKeepsOffForeignDevices() {
    open(block, Claims.RANGES);
    world.profile(tenant, "p");
    put(tenant, area + 0x1080);
    RegistryException held =
        assertRefused(
            ProblemType.HELD_BY_ANOTHER,
            () -> create(editor(other), area + 0x1000, area + 0x10FF, null));
    assertThat(held.getMessage()).doesNotContain(World.mac(area + 0x1080).colon());
    create(editor(tenant), area + 0x1000, area + 0x10FF, null);

    put(tenant, area + 0x2080);
    world.await(() -> devices.release(editor(tenant), World.mac(area + 0x2080), Precondition.NONE));
    RegistryException resting =
        assertRefused(
            ProblemType.RESTING, () -> create(editor(other), area + 0x2000, area + 0x20FF, null));
    assertThat((Integer) resting.extras().get("retryAfter")).isBetween(50, 60);
    world.rest(61);
    create(editor(other), area + 0x2000, area + 0x20FF, null);
  }

  @Test
  void theSameAgainLeavesNoTrace() {
    world.profile(tenant, "p");
    NewRange asked =
        new NewRange(interval(area + 0x80000, area + 0x800FF), null, "p", true, null, "note");
    Saved<RangeView> first = put(tenant, asked);
    long changes = world.number("select count(*) from change");
    long audits = world.number("select count(*) from audit");
    Saved<RangeView> again = put(tenant, asked);
    assertThat(first.created()).isTrue();
    assertThat(again.created()).isFalse();
    assertThat(again.value()).isEqualTo(first.value());
    assertThat(world.number("select count(*) from change")).isEqualTo(changes);
    assertThat(world.number("select count(*) from audit")).isEqualTo(audits);

    Saved<RangeView> changed =
        put(tenant, new NewRange(asked.interval(), null, "p", true, Claims.DEVICES, "other note"));
    assertThat(changed.value().version()).isEqualTo(1);
    assertThat(changed.value().claims()).isEqualTo(Claims.DEVICES);
    assertThat(world.number("select count(*) from change")).as("routes nothing").isEqualTo(changes);
    assertThat(world.number("select count(*) from audit")).isEqualTo(audits + 1);
  }

  @Test
  void whoAllottedMaySayItAgainButNotDecide() {
    world.profile(tenant, "p");
    NewRange allotment =
        new NewRange(interval(area + 0x100, area + 0x1FF), tenant, null, false, null, "yours");
    RangeView made =
        world.await(() -> ranges.put(editor(vendor), allotment, Precondition.NONE)).value();
    world.await(
        () ->
            ranges.change(
                editor(tenant),
                made.id(),
                new RangeChange("p", false, Claims.NONE, "mine"),
                Precondition.NONE));
    Saved<RangeView> again =
        world.await(
            () ->
                ranges.put(
                    editor(vendor),
                    new NewRange(made.interval(), tenant, null, false, null, null),
                    Precondition.NONE));
    assertThat(again.created()).isFalse();
    assertThat(again.value().note()).isEqualTo("mine");
    assertThat(again.value().profile()).as("the tenant's own").isNull();
    assertThat(get(tenant, made).profile().name()).isEqualTo("p");
    assertRefused(
        ProblemType.FORBIDDEN,
        () ->
            world.await(
                () ->
                    ranges.change(
                        editor(vendor),
                        made.id(),
                        new RangeChange(null, true, null, null),
                        Precondition.NONE)));
  }

  @Test
  void preconditionsHold() {
    NewRange asked =
        new NewRange(interval(area + 0x80000, area + 0x800FF), null, null, false, null, null);
    assertRefused(
        ProblemType.PRECONDITION_FAILED,
        () -> world.await(() -> ranges.put(editor(tenant), asked, Precondition.version(0))));
    RangeView made =
        world.await(() -> ranges.put(editor(tenant), asked, Precondition.CREATE_ONLY)).value();
    assertRefused(
        ProblemType.PRECONDITION_FAILED,
        () -> world.await(() -> ranges.put(editor(tenant), asked, Precondition.CREATE_ONLY)));
    assertRefused(
        ProblemType.PRECONDITION_FAILED,
        () ->
            world.await(
                () -> ranges.takeBack(editor(tenant), made.id(), null, Precondition.version(3))));
    assertThat(
            world.await(
                () -> ranges.takeBack(editor(tenant), made.id(), null, Precondition.version(0))))
        .isEqualTo(new TakenBack(0, 0, 0));
  }

  @Test
  void aProfileMustBeTheHolders() {
    world.profile(other, "theirs");
    assertRefused(
        ProblemType.INVALID_FIELDS,
        () ->
            put(
                tenant,
                new NewRange(
                    interval(area + 0x80000, area + 0x80001), null, "theirs", false, null, null)),
        "the holder has no such profile");
  }

  @Test
  void aReaderWritesNothingAndTheOperatorNamesTheHolder() {
    NewRange asked =
        new NewRange(interval(area + 0x80000, area + 0x80001), null, null, false, null, null);
    Caller reader = new Caller("key:reader", tenant, Role.READER);
    assertRefused(ProblemType.FORBIDDEN, () -> world.await(() -> ranges.create(reader, asked)));
    assertRefused(
        ProblemType.INVALID_FIELDS,
        () -> world.await(() -> ranges.create(Caller.operator(), asked)),
        "organization");
    assertRefused(
        ProblemType.INVALID_FIELDS,
        () -> create(Caller.operator(), area + 0x80000, area + 0x80001, UUID.randomUUID()),
        "there is no such organization");
  }

  @Test
  void everyWriteIsAudited() {
    RangeView made = create(editor(vendor), area + 0x100, area + 0x1FF, tenant);
    world.await(() -> ranges.takeBack(editor(vendor), made.id(), null, Precondition.NONE));
    List<List<Object>> lines =
        world.rows(
            "select actor, action, before ->> 'first', after ->> 'first', after ->> 'rangesMovedUp'"
                + " from audit where subject = ? order by id",
            made.id().toString());
    String first = World.mac(area + 0x100).colon();
    assertThat(lines)
        .containsExactly(
            java.util.Arrays.asList("key:test", "range.create", null, first, null),
            java.util.Arrays.asList("key:test", "range.delete", first, null, "0"));
  }

  private RangeView create(Caller caller, long first, long last, UUID holder) {
    NewRange asked = new NewRange(interval(first, last), holder, null, false, null, null);
    return world.await(() -> ranges.create(caller, asked));
  }

  private Saved<RangeView> put(UUID holder, NewRange asked) {
    return world.await(() -> ranges.put(editor(holder), asked, Precondition.NONE));
  }

  private void put(UUID holder, long mac) {
    DeviceWrite device = new DeviceWrite(World.mac(mac), null, "p", null, null, null, null);
    world.await(() -> devices.put(editor(holder), device, Precondition.NONE));
  }

  private void open(RangeView range, Claims claims) {
    RangeChange change = new RangeChange(null, false, claims, null);
    world.await(
        () -> ranges.change(editor(range.organization()), range.id(), change, Precondition.NONE));
  }

  private RangeView get(RangeView range) {
    return world.await(() -> ranges.get(Caller.operator(), range.id()));
  }

  private RangeView get(UUID caller, RangeView range) {
    return world.await(() -> ranges.get(editor(caller), range.id()));
  }

  private List<RangeView> contains(Caller caller, long mac) {
    RangeFilter filter = new RangeFilter(World.mac(mac), null, null, null);
    return world.await(() -> ranges.list(caller, filter, new PageRequest(100, null))).items();
  }
}
