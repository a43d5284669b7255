package io.pointsman.registry;

import static io.pointsman.registry.RefusalAssert.assertRefused;
import static io.pointsman.registry.World.editor;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("application")
@QuarkusTest
@TestProfile(OpenRegistry.class)
class RangesTest {

  @Inject World world;
  @Inject Ranges ranges;
  @Inject Holdings holdings;

  private VendorBlock block;

  @BeforeEach
  void prepare() {
    block = holdings.vendorBlock();
  }

  @Test
  void theSameAgainLeavesNoTrace() {
    NewRange asked = new NewRange(block.interval(0x80000, 0x800FF), null, "p", true, null, "note");
    Saved<RangeView> first = holdings.put(block.tenant(), asked);
    long changes = world.number("select count(*) from change");
    long audits = world.number("select count(*) from audit");
    Saved<RangeView> again = holdings.put(block.tenant(), asked);
    assertThat(first.created()).isTrue();
    assertThat(again.created()).isFalse();
    assertThat(again.value()).isEqualTo(first.value());
    assertThat(world.number("select count(*) from change")).isEqualTo(changes);
    assertThat(world.number("select count(*) from audit")).isEqualTo(audits);

    Saved<RangeView> changed =
        holdings.put(
            block.tenant(),
            new NewRange(asked.interval(), null, "p", true, Claims.DEVICES, "other note"));
    assertThat(changed.value().version()).isEqualTo(1);
    assertThat(changed.value().claims()).isEqualTo(Claims.DEVICES);
    assertThat(world.number("select count(*) from change")).as("routes nothing").isEqualTo(changes);
    assertThat(world.number("select count(*) from audit")).isEqualTo(audits + 1);
  }

  @Test
  void whoAllottedMaySayItAgainButNotDecide() {
    NewRange allotment =
        new NewRange(block.interval(0x100, 0x1FF), block.tenant(), null, false, null, "yours");
    RangeView made =
        world.await(() -> ranges.put(editor(block.vendor()), allotment, Precondition.NONE)).value();
    world.await(
        () ->
            ranges.change(
                editor(block.tenant()),
                made.id(),
                new RangeChange("p", false, Claims.NONE, "mine"),
                Precondition.NONE));
    Saved<RangeView> again =
        world.await(
            () ->
                ranges.put(
                    editor(block.vendor()),
                    new NewRange(made.interval(), block.tenant(), null, false, null, null),
                    Precondition.NONE));
    assertThat(again.created()).isFalse();
    assertThat(again.value().note()).isEqualTo("mine");
    assertThat(again.value().profile()).as("the tenant's own").isNull();
    assertThat(holdings.get(editor(block.tenant()), made).profile().name()).isEqualTo("p");
    assertRefused(
        ProblemType.FORBIDDEN,
        () ->
            world.await(
                () ->
                    ranges.change(
                        editor(block.vendor()),
                        made.id(),
                        new RangeChange(null, true, null, null),
                        Precondition.NONE)));
  }

  @Test
  void preconditionsHold() {
    NewRange asked = new NewRange(block.interval(0x80000, 0x800FF), null, null, false, null, null);
    assertRefused(
        ProblemType.PRECONDITION_FAILED,
        () ->
            world.await(() -> ranges.put(editor(block.tenant()), asked, Precondition.version(0))));
    RangeView made =
        world
            .await(() -> ranges.put(editor(block.tenant()), asked, Precondition.CREATE_ONLY))
            .value();
    assertRefused(
        ProblemType.PRECONDITION_FAILED,
        () ->
            world.await(() -> ranges.put(editor(block.tenant()), asked, Precondition.CREATE_ONLY)));
    assertRefused(
        ProblemType.PRECONDITION_FAILED,
        () ->
            world.await(
                () ->
                    ranges.takeBack(
                        editor(block.tenant()), made.id(), null, Precondition.version(3))));
    assertThat(
            world.await(
                () ->
                    ranges.takeBack(
                        editor(block.tenant()), made.id(), null, Precondition.version(0))))
        .isEqualTo(new TakenBack(0, 0, 0));
  }

  @Test
  void aProfileMustBeTheHolders() {
    world.profile(block.other(), "theirs");
    assertRefused(
        ProblemType.INVALID_FIELDS,
        () ->
            holdings.put(
                block.tenant(),
                new NewRange(block.interval(0x80000, 0x80001), null, "theirs", false, null, null)),
        "the holder has no such profile");
  }

  @Test
  void aReaderWritesNothingAndTheOperatorNamesTheHolder() {
    NewRange asked = new NewRange(block.interval(0x80000, 0x80001), null, null, false, null, null);
    Caller reader = new Caller("key:reader", block.tenant(), Role.READER);
    assertRefused(ProblemType.FORBIDDEN, () -> world.await(() -> ranges.create(reader, asked)));
    assertRefused(
        ProblemType.INVALID_FIELDS,
        () -> world.await(() -> ranges.create(Caller.operator(), asked)),
        "organization");
    assertRefused(
        ProblemType.INVALID_FIELDS,
        () ->
            holdings.create(
                Caller.operator(),
                block.area() + 0x80000,
                block.area() + 0x80001,
                UUID.randomUUID()),
        "there is no such organization");
  }

  @Test
  void everyWriteIsAudited() {
    RangeView made =
        holdings.create(
            editor(block.vendor()), block.area() + 0x100, block.area() + 0x1FF, block.tenant());
    world.await(() -> ranges.takeBack(editor(block.vendor()), made.id(), null, Precondition.NONE));
    List<List<Object>> lines =
        world.rows(
            "select actor, action, before ->> 'first', after ->> 'first', after ->> 'rangesMovedUp'"
                + " from audit where subject = ? order by id",
            made.id().toString());
    String first = World.mac(block.area() + 0x100).colon();
    assertThat(lines)
        .containsExactly(
            java.util.Arrays.asList("key:test", "range.create", null, first, null),
            java.util.Arrays.asList("key:test", "range.delete", first, null, "0"));
  }
}
