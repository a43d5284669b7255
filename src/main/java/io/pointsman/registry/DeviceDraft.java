package io.pointsman.registry;

import io.pointsman.template.UrlTemplate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A row that its holder could have, if the registry allows.
 *
 * @param url null for none of its own
 */
record DeviceDraft(DeviceRow row, OwnUrls.Text url) {

  /** What all rows with the same target share: a URL, a refusal, or neither. */
  private record CheckedTarget(OwnUrls.Text url, FieldErrors errors) {}

  private record TargetKey(String profile, String url, String syntax) {}

  /**
   * @param refused takes the rows that nobody could have
   */
  static List<DeviceDraft> of(
      DeviceRules rules, Organization holder, List<DeviceRow> rows, List<RowRefusal> refused) {
    Map<TargetKey, CheckedTarget> targets = new HashMap<>();
    List<DeviceDraft> drafts = new ArrayList<>(rows.size());
    for (DeviceRow row : rows) {
      DeviceWrite device = row.device();
      FieldErrors errors = new FieldErrors();
      DeviceRules.checkTexts(errors, "", device);
      CheckedTarget target =
          targets.computeIfAbsent(
              new TargetKey(device.profile(), device.url(), device.syntax()),
              key -> checked(rules, device, holder));
      if (!errors.isEmpty()) {
        refused.add(errors.refusal(row.line()));
      } else if (!target.errors().isEmpty()) {
        refused.add(target.errors().refusal(row.line()));
      } else {
        drafts.add(new DeviceDraft(row, target.url()));
      }
    }
    return drafts;
  }

  DeviceWrite device() {
    return row.device();
  }

  /**
   * @param profiles ids by what rows call them
   */
  BulkRow ready(Map<String, UUID> profiles, Map<OwnUrls.Text, Long> urls) {
    return new BulkRow(
        Math.toIntExact(row.line()),
        device().mac().value(),
        device().profile() == null ? null : profiles.get(device().profile()),
        // Of a dry run a URL may have no row yet: then no device has it.
        url == null ? null : urls.getOrDefault(url, -1L),
        device().serial(),
        device().note());
  }

  private static CheckedTarget checked(DeviceRules rules, DeviceWrite device, Organization holder) {
    FieldErrors errors = new FieldErrors();
    UrlTemplate url = rules.checkTarget(errors, "", device, holder);
    return new CheckedTarget(url == null ? null : OwnUrls.Text.of(url), errors);
  }
}
