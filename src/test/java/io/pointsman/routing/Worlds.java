package io.pointsman.routing;

import io.pointsman.mac.Vendor;
import io.pointsman.registry.Mode;
import io.pointsman.template.TemplateSyntax;
import io.pointsman.template.UrlTemplate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Values the tests of this package are made of. */
final class Worlds {

  static final FeedPosition START = position(10);

  private Worlds() {}

  static FeedPosition position(long end) {
    return new FeedPosition("7/1/5", end + ":" + end + ":", "");
  }

  static UUID uuid(long number) {
    return new UUID(0, number);
  }

  static Target target(String text) {
    return new Target(UrlTemplate.parse(TemplateSyntax.NEUTRAL, text), 302);
  }

  static RoutedProfile profile(int number, int organization) {
    return new RoutedProfile(
        number,
        uuid(number),
        organization,
        Mode.REDIRECT,
        target("https://p" + number + ".example/{mac.lower}"),
        Map.of(Vendor.SNOM, target("https://snom" + number + ".example/")));
  }

  static RangeRow range(
      long id, Long parent, int organization, long first, long last, int profile, boolean inherit) {
    return new RangeRow(
        uuid(id),
        parent == null ? null : uuid(parent),
        organization,
        first,
        last,
        profile,
        inherit);
  }

  static DeviceChanges changes(Map<Long, DeviceState> states) {
    DeviceChanges changes = new DeviceChanges(states.size());
    states.forEach(changes::put);
    return changes;
  }

  /** A batch of devices, and of ranges, profiles and organizations that exist now. */
  static FeedBatch batch(
      Map<Long, DeviceState> devices,
      List<RangeRow> ranges,
      List<RoutedProfile> profiles,
      List<OrganizationRow> organizations) {
    return new FeedBatch(
        position(20),
        changes(devices),
        Touched.all(ranges, RangeRow::id),
        Touched.all(profiles, RoutedProfile::id),
        Touched.all(organizations, OrganizationRow::id),
        Touched.none());
  }

  /** A batch of purges alone. */
  static FeedBatch purges(Touched<OrganizationPurges> purges) {
    return new FeedBatch(
        position(20), DeviceChanges.NONE, Touched.none(), Touched.none(), Touched.none(), purges);
  }

  static Index index(FeedBatch batch) {
    Index index = new Index();
    index.load(World.of(START, new DeviceIndex(0)), batch);
    return index;
  }
}
