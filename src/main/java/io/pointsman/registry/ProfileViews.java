package io.pointsman.registry;

import io.pointsman.template.UrlTemplate;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Shows profiles, with secrets to those who may write them only. */
@ApplicationScoped
class ProfileViews {

  ProfileView of(Caller caller, Profile row) {
    return caller.role().includes(Role.EDITOR) ? whole(row) : masked(row);
  }

  ProfileView whole(Profile row) {
    return view(row, UnaryOperator.identity(), UnaryOperator.identity());
  }

  /** For readers and for the audit. */
  ProfileView masked(Profile row) {
    return view(row, ProfileViews::mask, UrlTemplate::mask);
  }

  private static ProfileView view(
      Profile row, UnaryOperator<TargetText> shown, UnaryOperator<String> url) {
    Map<String, TargetText> overrides = new TreeMap<>();
    row.overrides.forEach((vendor, target) -> overrides.put(vendor, shown.apply(target)));
    TargetText target = new TargetText(row.template, row.syntax, row.status);
    return new ProfileView(
        row.id,
        row.organization,
        row.name,
        row.mode,
        shown.apply(target),
        overrides,
        DeliveryViews.of(row.delivery, url),
        row.exposeCredentials,
        row.version,
        row.createdAt,
        row.updatedAt);
  }

  private static TargetText mask(TargetText target) {
    return new TargetText(UrlTemplate.mask(target.template()), target.syntax(), target.status());
  }
}
