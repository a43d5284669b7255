package io.pointsman.registry;

import io.pointsman.mac.MacInterval;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** One page of the ranges that a caller may see, in the order of their first addresses. */
final class RangeList {

  private final Mutiny.Session session;
  private final Caller caller;
  private final RangeFilter filter;
  private final PageRequest page;
  private final String key;
  private final Map<String, Object> parameters = new LinkedHashMap<>();
  private final List<String> conditions = new ArrayList<>();

  RangeList(Mutiny.Session session, Caller caller, RangeFilter filter, PageRequest page) {
    this.session = session;
    this.caller = caller;
    this.filter = filter;
    this.page = page;
    this.key = "ranges of " + caller.organization() + " " + filter;
  }

  Uni<Page<MacRange>> rows() {
    UUID owner = filter.organization() == null ? caller.organization() : filter.organization();
    UUID visible = owner != null && !caller.mayActFor(owner) ? caller.organization() : owner;
    return References.filter(session, visible, filter.profile())
        .chain(profile -> filter.contains() == null ? byAddress(profile) : around(profile));
  }

  private Uni<Page<MacRange>> byAddress(UUID profile) {
    condition(profile, "r.profile_id = :profile", "profile");
    condition(filter.organization(), "r.organization_id = :organization", "organization");
    if (filter.within() != null) {
      conditions.add("r.span <@ " + RangeTree.INTERVAL);
      parameters.put("first", filter.within().first().value());
      parameters.put("last", filter.within().last().value());
    }
    page.after(key).ifPresent(this::goOn);
    condition(caller.organization(), null, "caller");
    var query = session.createNativeQuery(sql(), MacRange.class);
    parameters.forEach(query::setParameter);
    return query
        .setParameter("count", page.fetch())
        .getResultList()
        .map(rows -> Page.of(rows, page, key, row -> row.first + " " + row.id));
  }

  /** Two walks along an index each, rather than one look at every range there is. */
  private String sql() {
    String order = " order by first_mac, id limit :count";
    if (caller.isOperator()) {
      return branch("", null) + order;
    }
    return "("
        + branch("", "r.organization_id = :caller")
        + order
        + ") union ("
        + branch(" join mac_range p on p.id = r.parent_id and p.organization_id = :caller", null)
        + " order by r.first_mac, r.id limit :count)"
        + order;
  }

  private String branch(String join, String own) {
    List<String> all = new ArrayList<>(conditions);
    if (own != null) {
      all.add(own);
    }
    return "select "
        + RangeTree.COLUMNS
        + " from mac_range r"
        + join
        + (all.isEmpty() ? "" : " where " + String.join(" and ", all));
  }

  private void goOn(String position) {
    String[] parts = position.split(" ");
    if (parts.length != 2) {
      throw Cursor.unusable();
    }
    conditions.add("(r.first_mac, r.id) > (:afterFirst, :afterId)");
    parameters.put("afterFirst", Cursor.number(parts[0]));
    parameters.put("afterId", Cursor.uuid(parts[1]));
  }

  private void condition(Object value, String sql, String name) {
    if (value != null) {
      parameters.put(name, value);
      if (sql != null) {
        conditions.add(sql);
      }
    }
  }

  /** Those around one address are few and have an order of their own. */
  private Uni<Page<MacRange>> around(UUID profile) {
    return RangeTree.around(session, new MacInterval(filter.contains(), filter.contains()))
        .map(
            chain -> {
              List<MacRange> rows = new ArrayList<>();
              for (int i = 0; i < chain.size(); i++) {
                MacRange parent = i + 1 < chain.size() ? chain.get(i + 1) : null;
                if (Ranges.isVisible(caller, chain.get(i), parent)
                    && matches(chain.get(i), profile)) {
                  rows.add(chain.get(i));
                }
              }
              return after(rows);
            });
  }

  private boolean matches(MacRange range, UUID profile) {
    return (profile == null || profile.equals(range.profile))
        && (filter.organization() == null || filter.organization().equals(range.organization))
        && (filter.within() == null || filter.within().encloses(range.interval()));
  }

  private Page<MacRange> after(List<MacRange> rows) {
    List<MacRange> rest = page.after(key).map(position -> rest(rows, position)).orElse(rows);
    List<MacRange> fetched = rest.subList(0, Math.min(rest.size(), page.fetch()));
    return Page.of(fetched, page, key, row -> row.interval().size() + " " + row.id);
  }

  private static List<MacRange> rest(List<MacRange> rows, String position) {
    String[] parts = position.split(" ");
    if (parts.length != 2) {
      throw Cursor.unusable();
    }
    UUID last = Cursor.uuid(parts[1]);
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).id.equals(last)) {
        return rows.subList(i + 1, rows.size());
      }
    }
    long size = Cursor.number(parts[0]);
    return rows.stream().filter(row -> row.interval().size() > size).toList();
  }
}
