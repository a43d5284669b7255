package io.pointsman.registry;

import static io.pointsman.registry.World.interval;
import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.registry.NaiveRegistry.Range;
import java.util.Arrays;
import java.util.UUID;

/** Random operations on ranges; each gives what it was, in words. */
final class RandomRangeOperations {

  private final World world;
  private final Ranges ranges;
  private final NaiveRegistry model;
  private final RandomPicks picks;
  private final Predictions predictions;

  RandomRangeOperations(
      World world, Ranges ranges, NaiveRegistry model, RandomPicks picks, Predictions predictions) {
    this.world = world;
    this.ranges = ranges;
    this.model = model;
    this.picks = picks;
    this.predictions = predictions;
  }

  String create(UUID caller) {
    UUID holder = caller == null || picks.random.nextInt(3) == 0 ? picks.anyone() : caller;
    boolean free = caller == null || caller.equals(holder);
    long[] bounds = picks.bounds();
    NewRange asked =
        new NewRange(
            interval(bounds[0], bounds[1]),
            holder,
            free ? picks.profile() : null,
            free && picks.random.nextBoolean(),
            free ? picks.claims() : null,
            null);
    String what = "create by " + caller + " " + asked;
    RangeView view =
        predictions.expect(
            what,
            model.create(caller, holder, bounds[0], bounds[1]),
            () -> ranges.create(World.caller(caller), asked));
    if (view != null) {
      model.created(
          // The operator's view: who allots does not see the profile.
          world.await(() -> ranges.get(Caller.operator(), view.id())));
    }
    return what;
  }

  String change(UUID caller) {
    if (model.ranges.isEmpty()) {
      return "nothing";
    }
    Range range = picks.anyRange();
    UUID by = picks.about(range, caller);
    RangeChange change =
        new RangeChange(picks.profile(), picks.random.nextBoolean(), picks.claims(), null);
    String what = "change by " + by + " " + range + " to " + change;
    ProblemType expected = model.change(by, range);
    if (expected == ProblemType.FORBIDDEN && change.equals(RangeChange.PLAIN)) {
      expected = null;
    }
    RangeView view =
        predictions.expect(
            what,
            expected,
            () -> ranges.change(World.caller(by), range.id(), change, Precondition.NONE));
    if (view != null && model.change(by, range) == null) {
      model.ranges.set(
          model.ranges.indexOf(range),
          range.with(change.profile(), change.inherit(), change.claims()));
    }
    return what;
  }

  String takeBack(UUID caller) {
    if (model.ranges.isEmpty()) {
      return "nothing";
    }
    Range range = picks.anyRange();
    UUID by = picks.about(range, caller);
    DevicesInside fate =
        Arrays.asList(null, DevicesInside.KEEP, DevicesInside.RELEASE).get(picks.random.nextInt(3));
    int inside = model.devicesOf(range).size();
    String what = "take back by " + by + " " + range + " " + fate;
    TakenBack done =
        predictions.expect(
            what,
            model.takeBack(by, range, fate),
            () -> ranges.takeBack(World.caller(by), range.id(), fate, Precondition.NONE));
    if (done != null) {
      assertThat(done.devicesKept() + done.devicesReleased()).as(what).isEqualTo(inside);
      model.takenBack(range, fate);
      predictions.stopTheClock();
    }
    return what;
  }
}
