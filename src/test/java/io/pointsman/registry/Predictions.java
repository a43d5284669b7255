package io.pointsman.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;

/** Runs operations whose outcome a model predicts, on addresses of their own. */
final class Predictions {

  private final World world;
  private final long first;
  private final long last;
  private final Map<ProblemType, Integer> refusals = new EnumMap<>(ProblemType.class);
  private int successes;

  Predictions(World world, long first, long last) {
    this.world = world;
    this.first = first;
    this.last = last;
  }

  /** How often each refusal was met. */
  Map<ProblemType, Integer> refusals() {
    return refusals;
  }

  int successes() {
    return successes;
  }

  /** The answer, or null where the model expects, and the registry gives, that refusal. */
  <T> T expect(String what, ProblemType expected, Supplier<Uni<T>> work) {
    try {
      T answer = world.await(work);
      assertThat(expected).as("refusal of: %s", what).isNull();
      successes++;
      return answer;
    } catch (RegistryException refusal) {
      assertThat(refusal.type()).as("%s: %s", what, refusal.getMessage()).isEqualTo(expected);
      refusals.merge(refusal.type(), 1, Integer::sum);
      return null;
    }
  }

  /** The test's own time decides when a rest ends, however slow the machine is. */
  void stopTheClock() {
    world.execute(
        "update released_mac set rests_until = now() + interval '1 day'"
            + " where mac between ? and ? and rests_until > now()",
        first,
        last);
  }

  /** As if a minute passed for all that rests. */
  void passAMinute() {
    world.execute(
        "update released_mac set rests_until = now() - interval '1 s' where mac between ? and ?",
        first,
        last);
  }
}
