package io.pointsman.registry;

import io.pointsman.mac.MacInterval;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * All devices or ranges of a filter, in the columns that imports read. PostgreSQL writes them
 * itself, as one statement and so of one moment.
 *
 * <p>The statements take no parameters, so nothing but ids and numbers goes into them.
 */
@ApplicationScoped
public class Exports {

  /** One a line, as {@link ExportFormat} needs them. */
  private static final String DEVICE =
      """
      %s as mac,
      p.name as profile,
      u.template as url,
      u.syntax as syntax,
      d.serial as serial,
      d.note as note"""
          .formatted(mac("d.mac"));

  private static final String DEVICES =
      "from device d join organization o on o.id = d.organization_id"
          + " left join profile p on p.id = d.profile_id"
          + " left join own_url u on u.id = d.own_url_id"
          + " where %s order by d.mac";

  private static final String RANGE =
      """
      %s as first,
      %s as last,
      %s as holder,
      case when %s then p.name end as profile,
      case when %s then r.claims else 'NONE' end as claims,
      %s as inherit,
      r.note as note"""
          .formatted(
              mac("r.first_mac"), mac("r.last_mac"), "%2$s", "%1$s", "%1$s", "%1$s and r.inherit");

  /** Outer ranges before those inside, of equal bounds too. */
  private static final String RANGES =
      "from (with recursive tree (id, depth) as ("
          + "select id, 0 from mac_range where parent_id is null"
          + " union all select i.id, t.depth + 1 from mac_range i join tree t on i.parent_id = t.id)"
          + " select id, depth from tree) t join mac_range r on r.id = t.id"
          + " join organization o on o.id = r.organization_id"
          + " left join mac_range a on a.id = r.parent_id"
          + " left join profile p on p.id = r.profile_id"
          + " where %s order by t.depth, r.first_mac";

  private final Transactions transactions;

  Exports(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * The devices that {@link Devices#list} would give.
   *
   * @return fails with {@code FORBIDDEN} for a reader, or as the list does
   */
  public Uni<Export> devices(Caller caller, DeviceFilter filter, ExportFormat format) {
    require(caller);
    UUID organization =
        caller.isOperator() ? filter.organization() : caller.actingFor(filter.organization());
    return transactions.read(
        session ->
            References.filter(session, organization, filter.profile())
                .chain(
                    profile ->
                        Devices.bounds(session, caller, filter.range())
                            .map(
                                range -> {
                                  List<String> all = new ArrayList<>(List.of("true"));
                                  equal(all, "d.organization_id", organization);
                                  equal(all, "d.profile_id", profile);
                                  inside(all, "d.mac", "d.mac", range);
                                  inside(all, "d.mac", "d.mac", filter.within());
                                  return format.export(
                                      organization == null
                                          ? DEVICE + ",\no.name as organization"
                                          : DEVICE,
                                      DEVICES.formatted(String.join(" and ", all)));
                                })));
  }

  /**
   * The ranges that {@link Ranges#list} would give, outermost first. Of a range that the caller
   * only allotted, what its holder says of it is left out, as an import for the caller must not
   * have it.
   *
   * @param filter its {@code contains} must be null
   * @return fails with {@code FORBIDDEN} for a reader, or as the list does
   */
  public Uni<Export> ranges(Caller caller, RangeFilter filter, ExportFormat format) {
    require(caller);
    UUID owner = filter.organization() == null ? caller.organization() : filter.organization();
    UUID visible = owner != null && !caller.mayActFor(owner) ? caller.organization() : owner;
    return transactions.read(
        session ->
            References.filter(session, visible, filter.profile())
                .map(
                    profile -> {
                      List<String> all = new ArrayList<>(List.of("true"));
                      equal(all, "r.organization_id", filter.organization());
                      equal(all, "r.profile_id", profile);
                      inside(all, "r.first_mac", "r.last_mac", filter.within());
                      String own = "true";
                      String holder = "o.name";
                      if (!caller.isOperator()) {
                        own = "r.organization_id = '" + caller.organization() + "'";
                        holder = "case when " + own + " then null else o.id end";
                        all.add("(" + own + " or " + own.replace("r.", "a.") + ")");
                      }
                      return format.export(
                          RANGE.formatted(own, holder),
                          RANGES.formatted(String.join(" and ", all)));
                    }));
  }

  private static void require(Caller caller) {
    if (!caller.role().includes(Role.EDITOR)) {
      throw new RegistryException(
          ProblemType.FORBIDDEN,
          "This needs the role EDITOR, the key has %s: its view of URLs is masked, and could not be imported again."
              .formatted(caller.role()));
    }
  }

  private static void equal(List<String> conditions, String column, UUID id) {
    if (id != null) {
      conditions.add(column + " = '" + id + "'");
    }
  }

  private static void inside(
      List<String> conditions, String first, String last, MacInterval interval) {
    if (interval != null) {
      conditions.add(first + " >= " + interval.first().value());
      conditions.add(last + " <= " + interval.last().value());
    }
  }

  /** With colons between. */
  private static String mac(String column) {
    List<String> pairs = new ArrayList<>();
    for (int shift = 40; shift >= 0; shift -= 8) {
      pairs.add("lpad(to_hex(%s >> %d & 255), 2, '0')".formatted(column, shift));
    }
    return String.join("||':'||", pairs);
  }
}
