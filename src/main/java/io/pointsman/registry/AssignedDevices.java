package io.pointsman.registry;

import io.pointsman.mac.MacAddress;
import io.pointsman.mac.MacInterval;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** The devices of one assignment, as a condition in SQL. */
final class AssignedDevices {

  private static final int MOST_ERRORS = 100;

  private static final String LISTED = "cast(string_to_array(:macs, ',') as bigint[])";

  /** The lists of an update are in the order of addresses, as every bulk write is. */
  private static final String LOCK =
      "select count(*) from (select 1 from device d where %s order by d.mac for update) locked";

  private static final String PROFILE =
      "case when :hasProfile then cast(:profile as uuid) else d.profile_id end";
  private static final String URL =
      "case when :hasUrl then cast(cast(:url as text) as bigint) else d.own_url_id end";

  private static final String WITHOUT_TARGET =
      "select d.mac from device d where %s and "
          + PROFILE
          + " is null and "
          + URL
          + " is null order by d.mac limit 1";

  private static final String UPDATE =
      "update device d set profile_id = "
          + PROFILE
          + ", own_url_id = "
          + URL
          + ", version = d.version + 1, updated_at = now() where %s and (d.profile_id,"
          + " d.own_url_id) is distinct from ("
          + PROFILE
          + ", "
          + URL
          + ")";

  private final Mutiny.Session session;
  private final Map<String, Object> parameters = new LinkedHashMap<>();
  private final List<String> conditions = new ArrayList<>();

  private AssignedDevices(Mutiny.Session session, UUID holder) {
    this.session = session;
    condition("d.organization_id = :holder", "holder", holder);
  }

  /** Fails with {@code INVALID_FIELDS} if one of a list, or of a filter, is not the holder's. */
  static Uni<AssignedDevices> of(
      Mutiny.Session session, Caller caller, UUID holder, DeviceAssignment assignment) {
    AssignedDevices devices = new AssignedDevices(session, holder);
    if (assignment.macs() != null) {
      return devices.listed(assignment.macs());
    }
    DeviceFilter filter = assignment.filter();
    return References.filter(session, holder, filter.profile())
        .chain(
            profile ->
                Devices.bounds(session, caller, filter.range())
                    .map(range -> devices.filtered(profile, range, filter.within())))
        .onFailure(RegistryException.class)
        .transform(refusal -> ofFilter((RegistryException) refusal));
  }

  /** Here the filter stands in the body, beside a profile that is given. */
  private static RegistryException ofFilter(RegistryException refusal) {
    FieldErrors errors = new FieldErrors();
    refusal
        .errors()
        .forEach(error -> errors.add("filter." + error.field(), error.value(), error.message()));
    return errors.isEmpty()
        ? refusal
        : RegistryException.fields(ProblemType.INVALID_FIELDS, errors.list());
  }

  /** Locks them first. */
  Uni<AssignOutcome> give(AssignTarget target) {
    return number(LOCK)
        .call(() -> refuseWithoutTarget(target))
        .chain(
            matched ->
                with(session.createNativeQuery(where(UPDATE)), target)
                    .executeUpdate()
                    .map(changed -> new AssignOutcome(matched, changed)));
  }

  private Uni<AssignedDevices> listed(List<MacAddress> macs) {
    condition(
        "d.mac = any(" + LISTED + ")",
        "macs",
        macs.stream().map(mac -> Long.toString(mac.value())).collect(Collectors.joining(",")));
    String foreign =
        "select mac from unnest("
            + LISTED
            + ") as x (mac) where not exists (select from device d where d.mac = x.mac"
            + " and d.organization_id = :holder) limit :most";
    var query = session.createNativeQuery(foreign, Long.class);
    parameters.forEach(query::setParameter);
    return query
        .setParameter("most", MOST_ERRORS)
        .getResultList()
        .invoke(
            missing -> {
              FieldErrors errors = new FieldErrors();
              for (long mac : missing) {
                MacAddress address = new MacAddress(mac);
                errors.add(
                    "macs[" + macs.indexOf(address) + "]", address, "there is no such device");
              }
              errors.throwIfAny();
            })
        .replaceWith(this);
  }

  private AssignedDevices filtered(UUID profile, MacInterval range, MacInterval within) {
    if (profile != null) {
      condition("d.profile_id = :old", "old", profile);
    }
    inside(range, "range");
    inside(within, "within");
    return this;
  }

  private Uni<?> refuseWithoutTarget(AssignTarget target) {
    return with(session.createNativeQuery(where(WITHOUT_TARGET), Long.class), target)
        .getResultList()
        .invoke(
            bare -> {
              if (!bare.isEmpty()) {
                throw RegistryException.field(
                    target.hasProfile() ? "profile" : "url",
                    null,
                    "a device needs a profile, a URL of its own, or both, and %s would have neither"
                        .formatted(new MacAddress(bare.get(0))));
              }
            });
  }

  private Uni<Long> number(String sql) {
    var query = session.createNativeQuery(where(sql), Long.class);
    parameters.forEach(query::setParameter);
    return query.getSingleResult();
  }

  private String where(String sql) {
    return sql.formatted(String.join(" and ", conditions));
  }

  private <Q extends Mutiny.AbstractQuery> Q with(Q query, AssignTarget target) {
    parameters.forEach(query::setParameter);
    query.setParameter("hasProfile", target.hasProfile());
    query.setParameter("profile", target.profile() == null ? null : target.profile().toString());
    query.setParameter("hasUrl", target.hasUrl());
    query.setParameter("url", target.url() == null ? null : target.url().toString());
    return query;
  }

  private void inside(MacInterval interval, String name) {
    if (interval != null) {
      condition("d.mac >= :" + name + "First", name + "First", interval.first().value());
      condition("d.mac <= :" + name + "Last", name + "Last", interval.last().value());
    }
  }

  private void condition(String text, String name, Object value) {
    conditions.add(text);
    parameters.put(name, value);
  }
}
