package io.pointsman.registry;

import static io.pointsman.registry.World.mac;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Random operations of several organizations, each predicted by a naive model; afterwards both
 * route every address alike. {@code -Dpointsman.test.operations=} sets how many, {@code
 * -Dpointsman.test.seed=} repeats a run.
 */
@Tag("application")
@QuarkusTest
@TestProfile(OpenRegistry.class)
class RegistryPropertyTest {

  private static final int ORGANIZATIONS = 5;

  @Inject World world;
  @Inject Ranges ranges;
  @Inject Devices devices;
  @Inject DeviceRows rows;

  private final long first = World.area() + RandomPicks.SPACE;
  private final NaiveRegistry model = new NaiveRegistry();
  private RandomPicks picks;
  private Predictions predictions;
  private RandomRangeOperations onRanges;
  private RandomDeviceOperations onDevices;

  @Test
  void theRegistryAgreesWithANaiveModel() {
    long seed = Long.getLong("pointsman.test.seed", System.nanoTime());
    int operations = Integer.getInteger("pointsman.test.operations", 1500);
    System.out.println("RegistryPropertyTest seed " + seed);
    prepare(new Random(seed));
    RegistryInWords words = new RegistryInWords(world, ranges, devices, model, first);
    for (int i = 1; i <= operations; i++) {
      String what = operation();
      if (i % 50 == 0 || i == operations) {
        String when = "seed %d, after %d: %s".formatted(seed, i, what);
        assertThat(words.rangeRows()).as("ranges, %s", when).isEqualTo(words.rangeModel());
        assertThat(words.deviceRows()).as("devices, %s", when).isEqualTo(words.deviceModel());
        for (long address : picks.addresses()) {
          assertThat(words.route(address))
              .as("%s, at %s", when, mac(address))
              .isEqualTo(model.route(address));
        }
      }
    }
    System.out.println(
        "RegistryPropertyTest done "
            + predictions.successes()
            + ", refused "
            + predictions.refusals());
    assertThat(predictions.successes())
        .as("operations that did something")
        .isGreaterThan(operations / 5);
    if (operations < 1000) {
      return;
    }
    assertThat(predictions.refusals().keySet())
        .as("a run that meets every rule")
        .contains(
            ProblemType.RANGE_CONFLICT,
            ProblemType.CLAIM_REFUSED,
            ProblemType.HELD_BY_ANOTHER,
            ProblemType.NOT_FOUND,
            ProblemType.FORBIDDEN,
            ProblemType.DEVICES_INSIDE,
            ProblemType.RESTING);
  }

  private void prepare(Random random) {
    List<UUID> organizations = new ArrayList<>();
    for (int i = 0; i < ORGANIZATIONS; i++) {
      UUID organization = world.organization();
      world.profile(organization, "p");
      world.profile(organization, "q");
      organizations.add(organization);
    }
    model.limits.put(organizations.get(0), 64L);
    world.execute("update organization set claim_limit = 64 where id = ?", organizations.get(0));
    picks = new RandomPicks(random, model, organizations, first);
    predictions = new Predictions(world, first, first + RandomPicks.SPACE);
    onRanges = new RandomRangeOperations(world, ranges, model, picks, predictions);
    onDevices = new RandomDeviceOperations(world, devices, rows, model, picks, predictions);
  }

  private String operation() {
    UUID caller = picks.random.nextInt(8) == 0 ? null : picks.anyone();
    int kind = picks.random.nextInt(100);
    if (kind < 25) {
      return onRanges.create(caller);
    }
    if (kind < 40) {
      return onRanges.change(caller);
    }
    if (kind < 46) {
      return onRanges.takeBack(caller);
    }
    if (kind < 78) {
      return onDevices.put(caller);
    }
    if (kind < 94) {
      return onDevices.release(caller);
    }
    if (kind < 98) {
      return onDevices.putRows(caller);
    }
    predictions.passAMinute();
    model.resting.clear();
    return "a minute passes";
  }
}
