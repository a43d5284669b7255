package io.pointsman.registry;

import static io.pointsman.registry.World.interval;
import static io.pointsman.registry.World.mac;
import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.registry.NaiveRegistry.Phone;
import io.pointsman.registry.NaiveRegistry.Range;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Random operations of several organizations, each predicted by a naive model; afterwards both
 * route every address alike. {@code -Dpointsman.test.operations=} sets how many, {@code
 * -Dpointsman.test.seed=} repeats a run.
 */
@QuarkusTest
@TestProfile(OpenRegistry.class)
class RegistryPropertyTest {

  private static final int ORGANIZATIONS = 5;
  private static final int SPACE = 1024;

  @Inject World world;
  @Inject Ranges ranges;
  @Inject Devices devices;
  @Inject DeviceRows rows;

  private final long area = World.area() + SPACE;
  private final NaiveRegistry model = new NaiveRegistry();
  private final List<UUID> organizations = new ArrayList<>();
  private final Map<ProblemType, Integer> refusals = new EnumMap<>(ProblemType.class);
  private int successes;
  private Random random;

  @Test
  void theRegistryAgreesWithANaiveModel() {
    long seed = Long.getLong("pointsman.test.seed", System.nanoTime());
    int operations = Integer.getInteger("pointsman.test.operations", 1500);
    System.out.println("RegistryPropertyTest seed " + seed);
    random = new Random(seed);
    for (int i = 0; i < ORGANIZATIONS; i++) {
      UUID organization = world.organization();
      world.profile(organization, "p");
      world.profile(organization, "q");
      organizations.add(organization);
    }
    model.limits.put(organizations.get(0), 64L);
    world.execute("update organization set claim_limit = 64 where id = ?", organizations.get(0));

    for (int i = 1; i <= operations; i++) {
      String what = operation();
      if (i % 50 == 0 || i == operations) {
        assertThat(rangeRows())
            .as("seed %d, ranges after %d: %s", seed, i, what)
            .isEqualTo(rangeModel());
        assertThat(deviceRows())
            .as("seed %d, devices after %d: %s", seed, i, what)
            .isEqualTo(deviceModel());
        for (long address : addresses()) {
          assertThat(route(address))
              .as("seed %d, after %d: %s, at %s", seed, i, what, mac(address))
              .isEqualTo(model.route(address));
        }
      }
    }
    System.out.println("RegistryPropertyTest done " + successes + ", refused " + refusals);
    assertThat(successes).as("operations that did something").isGreaterThan(operations / 5);
    if (operations < 1000) {
      return;
    }
    assertThat(refusals.keySet())
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

  private String operation() {
    UUID caller = random.nextInt(8) == 0 ? null : anyone();
    int kind = random.nextInt(100);
    if (kind < 25) {
      return create(caller);
    }
    if (kind < 40) {
      return change(caller);
    }
    if (kind < 46) {
      return takeBack(caller);
    }
    if (kind < 78) {
      return put(caller);
    }
    if (kind < 94) {
      return release(caller);
    }
    if (kind < 98) {
      return putRows(caller);
    }
    // As if a minute passed for all that rests.
    world.execute(
        "update released_mac set rests_until = now() - interval '1 s' where mac between ? and ?",
        area,
        area + SPACE);
    model.resting.clear();
    return "a minute passes";
  }

  private String create(UUID caller) {
    UUID holder = caller == null || random.nextInt(3) == 0 ? anyone() : caller;
    boolean free = caller == null || caller.equals(holder);
    long[] bounds = bounds();
    NewRange asked =
        new NewRange(
            interval(bounds[0], bounds[1]),
            holder,
            free ? profile() : null,
            free && random.nextBoolean(),
            free ? claims() : null,
            null);
    String what = "create by " + caller + " " + asked;
    RangeView view =
        expect(
            what,
            model.create(caller, holder, bounds[0], bounds[1]),
            () -> ranges.create(caller(caller), asked));
    if (view != null) {
      model.created(
          // The operator's view: who allots does not see the profile.
          world.await(() -> ranges.get(Caller.operator(), view.id())));
    }
    return what;
  }

  private String change(UUID caller) {
    if (model.ranges.isEmpty()) {
      return "nothing";
    }
    Range range = anyRange();
    UUID by = about(range, caller);
    RangeChange change = new RangeChange(profile(), random.nextBoolean(), claims(), null);
    String what = "change by " + by + " " + range + " to " + change;
    ProblemType expected = model.change(by, range);
    if (expected == ProblemType.FORBIDDEN && change.equals(RangeChange.PLAIN)) {
      expected = null;
    }
    RangeView view =
        expect(
            what, expected, () -> ranges.change(caller(by), range.id(), change, Precondition.NONE));
    if (view != null && model.change(by, range) == null) {
      model.ranges.set(
          model.ranges.indexOf(range),
          range.with(change.profile(), change.inherit(), change.claims()));
    }
    return what;
  }

  private String takeBack(UUID caller) {
    if (model.ranges.isEmpty()) {
      return "nothing";
    }
    Range range = anyRange();
    UUID by = about(range, caller);
    DevicesInside fate =
        Arrays.asList(null, DevicesInside.KEEP, DevicesInside.RELEASE).get(random.nextInt(3));
    int inside = model.devicesOf(range).size();
    String what = "take back by " + by + " " + range + " " + fate;
    TakenBack done =
        expect(
            what,
            model.takeBack(by, range, fate),
            () -> ranges.takeBack(caller(by), range.id(), fate, Precondition.NONE));
    if (done != null) {
      assertThat(done.devicesKept() + done.devicesReleased()).as(what).isEqualTo(inside);
      model.takenBack(range, fate);
      stopTheClock();
    }
    return what;
  }

  private String put(UUID caller) {
    UUID holder = caller == null ? anyone() : caller;
    long address = address();
    DeviceWrite device = device(address, caller == null ? holder : null);
    String what = "put by " + caller + " for " + holder + " " + device;
    Saved<DeviceView> saved =
        expect(
            what,
            model.put(caller, holder, address),
            () -> devices.put(caller(caller), device, Precondition.NONE));
    if (saved != null) {
      model.wasPut(address, new Phone(holder, device.profile(), device.url()));
    }
    return what;
  }

  private String putRows(UUID caller) {
    UUID holder = caller == null ? anyone() : caller;
    Map<Long, DeviceRow> all = new TreeMap<>();
    for (int i = random.nextInt(1, 6); i > 0; i--) {
      long address = address();
      all.put(address, new DeviceRow(i, null, device(address, null)));
    }
    Map<Long, String> expected = new TreeMap<>();
    all.forEach(
        (address, row) -> {
          ProblemType refusal = model.put(caller, holder, address);
          if (refusal != null) {
            expected.put(row.line(), refusal.slug());
          }
        });
    String what = "put rows by " + caller + " for " + holder + " " + all.values();
    RowsOutcome outcome = world.put(rows, caller(caller), holder, List.copyOf(all.values()));
    Map<Long, String> refused = new TreeMap<>();
    outcome.refused().forEach(row -> refused.put(row.line(), row.reason()));
    assertThat(refused).as(what).isEqualTo(expected);
    assertThat(outcome.created() + outcome.changed() + outcome.unchanged())
        .as(what)
        .isEqualTo(all.size() - expected.size());
    all.forEach(
        (address, row) -> {
          if (!expected.containsKey(row.line())) {
            DeviceWrite device = row.device();
            model.wasPut(address, new Phone(holder, device.profile(), device.url()));
          }
        });
    return what;
  }

  private String release(UUID caller) {
    long address = model.phones.isEmpty() ? address() : anyPhone();
    Phone phone = model.phones.get(address);
    UUID by = phone == null || random.nextInt(4) == 0 ? caller : phone.holder();
    String what = "release by " + by + " " + mac(address);
    expect(
        what,
        model.release(by, address),
        () -> devices.release(caller(by), mac(address), Precondition.NONE).replaceWith(true));
    if (model.release(by, address) == null) {
      model.released(address);
      stopTheClock();
    }
    return what;
  }

  /** The answer, or null where the model expects, and the registry gives, that refusal. */
  private <T> T expect(String what, ProblemType expected, Supplier<Uni<T>> work) {
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
  private void stopTheClock() {
    world.execute(
        "update released_mac set rests_until = now() + interval '1 day'"
            + " where mac between ? and ? and rests_until > now()",
        area,
        area + SPACE);
  }

  private String route(long address) {
    DeviceView device;
    try {
      device = world.await(() -> devices.get(Caller.operator(), mac(address)));
    } catch (RegistryException notFound) {
      assertThat(notFound.type()).isEqualTo(ProblemType.NOT_FOUND);
      device = null;
    }
    if (device != null) {
      return device.url() != null
          ? device.url()
          : device.organization() + " " + device.profile().name();
    }
    if (world.number(
            "select count(*) from released_mac where mac = ? and rests_until > now()", address)
        > 0) {
      return "resting";
    }
    RangeFilter around = new RangeFilter(mac(address), null, null, null);
    for (RangeView range :
        world
            .await(() -> ranges.list(Caller.operator(), around, new PageRequest(1000, null)))
            .items()) {
      if (range.profile() != null) {
        return range.organization() + " " + range.profile().name();
      }
      if (!range.inherit()) {
        return "unknown";
      }
    }
    return "unknown";
  }

  /** Both ends of some ranges and one beyond, and some at random. */
  private Set<Long> addresses() {
    Set<Long> addresses = new TreeSet<>();
    for (int i = 0; i < 4 && !model.ranges.isEmpty(); i++) {
      Range range = anyRange();
      addresses.addAll(List.of(range.first() - 1, range.first(), range.last(), range.last() + 1));
    }
    for (int i = 0; i < 6; i++) {
      addresses.add(address());
    }
    return addresses;
  }

  private List<String> rangeRows() {
    return world
        .rows(
            "select r.id, r.organization_id, r.first_mac, r.last_mac, p.name, r.inherit, r.claims,"
                + " r.parent_id from mac_range r left join profile p on p.id = r.profile_id"
                + " where r.first_mac between ? and ?",
            area - SPACE,
            area + 2 * SPACE)
        .stream()
        .map(Object::toString)
        .sorted()
        .toList();
  }

  private List<String> rangeModel() {
    return model.ranges.stream()
        .map(
            range -> {
              Range parent = model.parent(range);
              return Arrays.asList(
                      range.id(),
                      range.holder(),
                      range.first(),
                      range.last(),
                      range.profile(),
                      range.inherit(),
                      range.claims(),
                      parent == null ? null : parent.id())
                  .toString();
            })
        .sorted()
        .toList();
  }

  private List<String> deviceRows() {
    return world
        .rows(
            "select d.mac, d.organization_id, p.name, u.template from device d"
                + " left join profile p on p.id = d.profile_id"
                + " left join own_url u on u.id = d.own_url_id"
                + " where d.mac between ? and ? order by d.mac",
            area,
            area + SPACE)
        .stream()
        .map(Object::toString)
        .toList();
  }

  private List<String> deviceModel() {
    return model.phones.entrySet().stream()
        .map(
            e ->
                Arrays.asList(
                        e.getKey(),
                        e.getValue().holder(),
                        e.getValue().profile(),
                        e.getValue().url())
                    .toString())
        .toList();
  }

  private DeviceWrite device(long address, UUID holder) {
    String profile = profile();
    boolean own = profile == null || random.nextInt(4) == 0;
    String url = own ? "https://pbx.example.com/" + random.nextInt(3) + "/" : null;
    return new DeviceWrite(mac(address), holder, profile, url, null, null, null);
  }

  /** Often on a grid, so that bounds are equal, nested or apart more often than crossing. */
  private long[] bounds() {
    if (!model.ranges.isEmpty() && random.nextInt(5) == 0) {
      Range twin = anyRange();
      return new long[] {twin.first(), twin.last()};
    }
    int size = 4 << random.nextInt(7);
    long first = area + (long) random.nextInt(SPACE / size) * size;
    long last = first + size - 1;
    return random.nextInt(6) == 0
        ? new long[] {first, Math.max(first, last - random.nextInt(1, 4))}
        : new long[] {first, last};
  }

  /** Mostly who may: the holder, or whoever holds the parent. */
  private UUID about(Range range, UUID caller) {
    Range parent = model.parent(range);
    return switch (random.nextInt(4)) {
      case 0 -> caller;
      case 1 -> parent == null ? caller : parent.holder();
      default -> range.holder();
    };
  }

  private long address() {
    if (!model.resting.isEmpty() && random.nextInt(4) == 0) {
      return List.copyOf(model.resting.keySet()).get(random.nextInt(model.resting.size()));
    }
    return area + random.nextInt(SPACE);
  }

  private long anyPhone() {
    List<Long> all = List.copyOf(model.phones.keySet());
    return all.get(random.nextInt(all.size()));
  }

  private Range anyRange() {
    return model.ranges.get(random.nextInt(model.ranges.size()));
  }

  private UUID anyone() {
    return organizations.get(random.nextInt(ORGANIZATIONS));
  }

  private String profile() {
    return Arrays.asList("p", "q", null).get(random.nextInt(3));
  }

  private Claims claims() {
    return Claims.values()[random.nextInt(3)];
  }

  private static Caller caller(UUID organization) {
    return organization == null ? Caller.operator() : World.editor(organization);
  }
}
