package io.pointsman.registry;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Checks a draft and writes it into a row. */
final class OrganizationRules {

  private static final int MAX_HOSTS = 200;
  private static final Pattern HOST =
      Pattern.compile(
          "(?:\\*\\.)?[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
              + "(?:\\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)*|\\[?[0-9a-f:]{2,39}(?:[0-9.]{7,15})?]?");

  private OrganizationRules() {}

  /**
   * @throws RegistryException {@code INVALID_FIELDS} with every bad field
   */
  static void apply(OrganizationDraft draft, Organization row) {
    FieldErrors errors = new FieldErrors();
    TextRules.required(errors, "name", draft.name(), 100);
    OrganizationKind kind =
        EnumText.parse(errors, "kind", draft.kind(), OrganizationKind.class, null);
    List<String> hosts = hosts(errors, draft.targetHosts());
    if (draft.claimLimit() != null && draft.claimLimit() < 1) {
      errors.add("claimLimit", draft.claimLimit(), "must be at least 1");
    }
    errors.throwIfAny();
    row.name = draft.name();
    row.kind = kind;
    row.allowPrivateTargets = Boolean.TRUE.equals(draft.allowPrivateTargets());
    row.targetHosts = hosts.toArray(String[]::new);
    row.claimLimit = draft.claimLimit();
  }

  private static List<String> hosts(FieldErrors errors, List<String> given) {
    if (given == null) {
      return List.of();
    }
    if (given.size() > MAX_HOSTS) {
      errors.add("targetHosts", given.size(), "has more than " + MAX_HOSTS + " hosts");
      return List.of();
    }
    for (int i = 0; i < given.size(); i++) {
      String host = given.get(i);
      if (host == null || host.length() > 253 || !HOST.matcher(lower(host)).matches()) {
        errors.add(
            "targetHosts[" + i + "]",
            host,
            "is no host: give a name without scheme and port, such as prov.example or *.example");
      }
    }
    return given.stream().map(host -> host == null ? "" : lower(host)).distinct().toList();
  }

  private static String lower(String host) {
    return host.toLowerCase(Locale.ROOT);
  }
}
