package io.pointsman.registry;

import io.pointsman.delivery.Delivery;
import io.pointsman.mac.Vendor;
import io.pointsman.template.TemplateSyntax;
import io.pointsman.template.UrlTemplate;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
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

  ProfileRules(TargetPolicy policy) {
    this.policy = policy;
  }

  /** Whether a reference can only be an id: no name looks like one. */
  static boolean isId(String reference) {
    return ID.matcher(reference).matches();
  }

  /**
   * @throws RegistryException {@code INVALID_FIELDS} with every bad field, or else {@code
   *     MODE_NOT_AVAILABLE}
   */
  void apply(ProfileDraft draft, Organization organization, Profile row) {
    FieldErrors errors = new FieldErrors();
    name(errors, draft.name());
    Mode mode = EnumText.parse(errors, "mode", draft.mode(), Mode.class, Mode.REDIRECT);
    TargetText target = target(errors, "", draft.target(), draft, organization);
    Map<String, TargetText> overrides = overrides(errors, draft, organization);
    errors.throwIfAny();
    if (mode != Mode.REDIRECT) {
      errors.add("mode", mode, "is not yet available: use REDIRECT");
      errors.throwIfAny(ProblemType.MODE_NOT_AVAILABLE);
    }
    row.name = draft.name();
    row.mode = mode;
    row.template = target.template();
    row.syntax = target.syntax();
    row.status = (short) target.status();
    row.overrides = overrides;
    row.delivery = Delivery.NONE;
    row.exposeCredentials = draft.exposeCredentials();
  }

  private static void name(FieldErrors errors, String name) {
    if (name == null) {
      errors.add("name", null, "is needed");
    } else if (!NAME.matcher(name).matches()) {
      errors.add(
          "name",
          name,
          "must have 1 to 63 letters, digits, dots, underscores or hyphens, the first a letter or digit");
    } else if (isId(name)) {
      errors.add("name", name, "looks like an id, and could be taken for one");
    }
  }

  private Map<String, TargetText> overrides(
      FieldErrors errors, ProfileDraft draft, Organization organization) {
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
                  overrides.put(slug, target(errors, field + ".", target, draft, organization));
                }
              });
    }
    return overrides;
  }

  private TargetText target(
      FieldErrors errors,
      String prefix,
      TargetDraft draft,
      ProfileDraft profile,
      Organization organization) {
    int status = status(errors, prefix + "status", draft.status());
    UrlTemplate template =
        policy.check(errors, prefix, "template", draft.syntax(), draft.template(), organization);
    if (template != null && template.hasUserInfo() && !profile.exposeCredentials()) {
      errors.add(
          prefix + "template",
          template.masked(),
          "has user-info, which anyone who names a phone's MAC would be told: leave it out, or say \"exposeCredentials\": true");
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
