package io.pointsman.registry;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Shows ranges as their callers may see them. */
final class RangeViews {

  private RangeViews() {}

  static Uni<RangeView> of(Mutiny.Session session, Caller caller, MacRange range) {
    return of(session, caller, List.of(range)).map(views -> views.get(0));
  }

  /** In the same order; all of them must be visible to the caller. */
  static Uni<List<RangeView>> of(Mutiny.Session session, Caller caller, List<MacRange> ranges) {
    List<UUID> profiles = ranges.stream().map(range -> range.profile).toList();
    List<UUID> parents = ranges.stream().map(range -> range.parent).toList();
    return Lookups.profiles(session, profiles)
        .chain(
            names ->
                Lookups.holders(session, parents)
                    .map(
                        holders ->
                            ranges.stream()
                                .map(range -> view(caller, range, names, holders))
                                .toList()));
  }

  private static RangeView view(
      Caller caller,
      MacRange range,
      Map<UUID, ProfileReference> profiles,
      Map<UUID, UUID> holders) {
    UUID above = range.parent == null ? null : holders.get(range.parent);
    return new RangeView(
        range.id,
        range.organization,
        above != null && caller.mayActFor(above) ? range.parent : null,
        range.interval(),
        range.profile != null && caller.mayActFor(range.organization)
            ? profiles.get(range.profile)
            : null,
        range.inherit,
        range.claims,
        range.note,
        range.version,
        range.createdAt,
        range.updatedAt);
  }
}
