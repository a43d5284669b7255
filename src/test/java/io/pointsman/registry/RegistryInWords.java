package io.pointsman.registry;

import static io.pointsman.registry.World.mac;
import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.registry.NaiveRegistry.Range;
import java.util.Arrays;
import java.util.List;

/** What the registry holds and what the model does, in the same words. */
final class RegistryInWords {

  private final World world;
  private final Ranges ranges;
  private final Devices devices;
  private final NaiveRegistry model;
  private final long first;

  RegistryInWords(World world, Ranges ranges, Devices devices, NaiveRegistry model, long first) {
    this.world = world;
    this.ranges = ranges;
    this.devices = devices;
    this.model = model;
    this.first = first;
  }

  String route(long address) {
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

  List<String> rangeRows() {
    return world
        .rows(
            "select r.id, r.organization_id, r.first_mac, r.last_mac, p.name, r.inherit, r.claims,"
                + " r.parent_id from mac_range r left join profile p on p.id = r.profile_id"
                + " where r.first_mac between ? and ?",
            first - RandomPicks.SPACE,
            first + 2 * RandomPicks.SPACE)
        .stream()
        .map(Object::toString)
        .sorted()
        .toList();
  }

  List<String> rangeModel() {
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

  List<String> deviceRows() {
    return world
        .rows(
            "select d.mac, d.organization_id, p.name, u.template from device d"
                + " left join profile p on p.id = d.profile_id"
                + " left join own_url u on u.id = d.own_url_id"
                + " where d.mac between ? and ? order by d.mac",
            first,
            first + RandomPicks.SPACE)
        .stream()
        .map(Object::toString)
        .toList();
  }

  List<String> deviceModel() {
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
}
