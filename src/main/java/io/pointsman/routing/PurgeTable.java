package io.pointsman.routing;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The purges of all organizations. Never changes; a change makes a new one. */
final class PurgeTable {

  static final PurgeTable NONE = new PurgeTable(List.of());

  private final Map<Integer, OrganizationPurges> byOrganization;

  private PurgeTable(Collection<OrganizationPurges> organizations) {
    byOrganization =
        organizations.stream()
            .collect(Collectors.toMap(OrganizationPurges::number, Function.identity()));
  }

  long newest(int organization, int profile, long mac) {
    OrganizationPurges purges = byOrganization.get(organization);
    return purges == null ? 0 : purges.newest(profile, mac);
  }

  Collection<OrganizationPurges> all() {
    return byOrganization.values();
  }

  PurgeTable with(Touched<OrganizationPurges> touched) {
    if (touched.ids().isEmpty()) {
      return this;
    }
    Map<UUID, OrganizationPurges> changed = new HashMap<>();
    all().forEach(purges -> changed.put(purges.id(), purges));
    changed.keySet().removeAll(touched.ids());
    touched.current().forEach(purges -> changed.put(purges.id(), purges));
    return new PurgeTable(changed.values());
  }
}
