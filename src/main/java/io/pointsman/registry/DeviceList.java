package io.pointsman.registry;

import io.pointsman.mac.MacInterval;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** One page of the devices that a caller may see, in the order of their addresses. */
final class DeviceList {

  private final Mutiny.Session session;
  private final UUID organization;
  private final DeviceFilter filter;
  private final PageRequest page;
  private final String key;
  private final Map<String, Object> parameters = new LinkedHashMap<>();
  private final List<String> conditions = new ArrayList<>();

  /**
   * @param organization whose devices; null for all
   */
  DeviceList(Mutiny.Session session, UUID organization, DeviceFilter filter, PageRequest page) {
    this.session = session;
    this.organization = organization;
    this.filter = filter;
    this.page = page;
    this.key = "devices of " + organization + " " + filter;
  }

  /**
   * @param profile id of the filter's profile, null for none
   * @param range bounds of the filter's range, null for none
   */
  Uni<Page<Device>> rows(UUID profile, MacInterval range) {
    if (organization != null) {
      condition("organization = :organization", "organization", organization);
    }
    if (profile != null) {
      condition("profile = :profile", "profile", profile);
    }
    inside(range, "range");
    inside(filter.within(), "within");
    page.after(key).map(Cursor::number).ifPresent(mac -> condition("mac > :after", "after", mac));
    String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    var query = session.createSelectionQuery("from Device" + where + " order by mac", Device.class);
    parameters.forEach(query::setParameter);
    return query
        .setMaxResults(page.fetch())
        .getResultList()
        .map(rows -> Page.of(rows, page, key, row -> Long.toString(row.mac)));
  }

  private void inside(MacInterval interval, String name) {
    if (interval != null) {
      condition("mac >= :" + name + "First", name + "First", interval.first().value());
      condition("mac <= :" + name + "Last", name + "Last", interval.last().value());
    }
  }

  private void condition(String text, String name, Object value) {
    conditions.add(text);
    parameters.put(name, value);
  }
}
