package io.pointsman.registry;

import io.pointsman.delivery.Delivery;
import io.pointsman.mac.Vendor;
import io.pointsman.template.TemplateSyntax;
import io.pointsman.template.UrlTemplate;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Checks a draft of a profile and writes it into a row. */
@ApplicationScoped
class ProfileRules {

  static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");
  private static final Pattern ID =
      Pattern.compile(
          "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
  private static final int FOUND = 302;
  private static final int TEMPORARY_REDIRECT = 307;

  private final TargetPolicy policy;
  private final DeliveryRules deliveries;
  private final UpstreamRules upstream;

  ProfileRules(TargetPolicy policy, DeliveryRules deliveries, UpstreamRules upstream) {
    this.policy = policy;
    this.deliveries = deliveries;
    this.upstream = upstream;
  }

  /** Whether a reference can only be an id: no name looks like one. */
  static boolean isId(String reference) {
    return ID.matcher(reference).matches();
  }

  /**
   * @param row as it is now; its delivery is null if it is new
   * @param uploads that the draft names
   * @throws RegistryException {@code INVALID_FIELDS} with every bad field, or else {@code
   *     MODE_NOT_AVAILABLE}
   */
  void apply(ProfileDraft draft, Organization organization, Profile row, NamedUploads uploads) {
    FieldErrors errors = new FieldErrors();
    name(errors, draft.name());
    Mode mode = EnumText.parse(errors, "mode", draft.mode(), Mode.class, Mode.REDIRECT);
    TargetText target = target(errors, "", draft.target(), mode, draft, organization);
    Map<String, TargetText> overrides = overrides(errors, mode, draft, organization);
    Delivery delivery = deliveries.check(errors, mode, draft, organization, row.delivery, uploads);
    errors.throwIfAny();
    if (mode == Mode.PROXY && !upstream.available()) {
      errors.add(
          "mode",
          mode,
          "needs keys, by which links are signed: the operator must set pointsman.secrets.keys");
      errors.throwIfAny(ProblemType.MODE_NOT_AVAILABLE);
    }
    Set<String> origins = row.template == null ? Set.of() : Origins.of(row);
    row.name = draft.name();
    row.mode = mode;
    row.template = target.template();
    row.syntax = target.syntax();
    row.status = (short) target.status();
    row.overrides = overrides;
    row.exposeCredentials = draft.exposeCredentials();
    // Else whoever may write a profile could have its credentials sent to a server of their own.
    row.delivery = origins.containsAll(Origins.of(row)) ? delivery : delivery.withCredentials(null);
  }

  private static void name(FieldErrors errors, String name) {
    if (name == null) {
      errors.add("name", null, "is needed");
    } else if (!NAME.matcher(name).matches()) {
      errors.add(
          "name",
          name,
          "must have 1 to 63 letters, digits, dots, underscores or hyphens, the first a letter or"
              + " digit");
    } else if (isId(name)) {
      errors.add("name", name, "looks like an id, and could be taken for one");
    }
  }

  private Map<String, TargetText> overrides(
      FieldErrors errors, Mode mode, ProfileDraft draft, Organization organization) {
    Map<String, TargetText> overrides = new TreeMap<>();
    if (draft.overrides() != null) {
      draft
          .overrides()
          .forEach(
              (slug, target) -> {
                String field = "overrides." + slug;
                if (Vendor.ofSlug(slug).filter(vendor -> vendor != Vendor.UNKNOWN).isEmpty()) {
                  errors.add(field, slug, "is no known vendor");
                } else if (target == null) {
                  errors.add(field, null, "needs a template");
                } else {
                  overrides.put(
                      slug, target(errors, field + ".", target, mode, draft, organization));
                }
              });
    }
    return overrides;
  }

  private TargetText target(
      FieldErrors errors,
      String prefix,
      TargetDraft draft,
      Mode mode,
      ProfileDraft profile,
      Organization organization) {
    int status = status(errors, prefix + "status", draft.status());
    UrlTemplate template =
        mode == Mode.MANIFEST
            ? policy.checkForBody(errors, prefix, draft.syntax(), draft.template(), organization)
            : policy.check(
                errors, prefix, "template", draft.syntax(), draft.template(), organization);
    if (template != null && template.hasUserInfo() && !profile.exposeCredentials()) {
      errors.add(prefix + "template", template.masked(), TargetPolicy.USER_INFO);
    }
    if (template != null && mode == Mode.PROXY && !template.isHttp()) {
      errors.add(
          prefix + "template",
          template.masked(),
          "must begin with http:// or https://, as nothing else is fetched for phones");
    }
    if (template != null && mode == Mode.MANIFEST && template.followsRequest()) {
      errors.add(
          prefix + "template",
          template.masked(),
          "stands in files, where {file} and {path} would be another each time: leave them out");
    }
    TemplateSyntax syntax = template == null ? TemplateSyntax.NEUTRAL : template.syntax();
    return new TargetText(draft.template(), syntax.name(), status);
  }

  private static int status(FieldErrors errors, String field, Integer status) {
    if (status == null) {
      return FOUND;
    }
    if (status == 301 || status == 308) {
      errors.add(
          field,
          status,
          "is a permanent redirect: phones keep it for ever and never ask again; use 302 or 307");
    } else if (status != FOUND && status != TEMPORARY_REDIRECT) {
      errors.add(field, status, "must be 302 or 307");
    }
    return status;
  }
}
