package io.pointsman.registry;

import io.pointsman.template.MalformedTemplateException;
import io.pointsman.template.TemplateSyntax;
import io.pointsman.template.UrlTemplate;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

/** Where an organization may send phones. */
@ApplicationScoped
public class TargetPolicy {

  private static final int LONGEST = 1024;

  private final RegistryConfig config;

  TargetPolicy(RegistryConfig config) {
    this.config = config;
  }

  /**
   * Reads a template and judges its host.
   *
   * @param prefix of the fields {@code template} (see {@code field}) and {@code syntax}, such as
   *     {@code overrides.snom.}; empty for the top
   * @param field the name of the field that holds the text: {@code template} or {@code url}
   * @param syntax the name of a {@link TemplateSyntax}; null: {@code NEUTRAL}
   * @param text null adds an error as any other bad template
   * @return null if an error was added
   */
  UrlTemplate check(
      FieldErrors errors,
      String prefix,
      String field,
      String syntax,
      String text,
      Organization organization) {
    TemplateSyntax known =
        EnumText.parse(
            errors, prefix + "syntax", syntax, TemplateSyntax.class, TemplateSyntax.NEUTRAL);
    if (text == null || text.isEmpty()) {
      errors.add(prefix + field, text, "is needed");
      return null;
    }
    if (text.length() > LONGEST) {
      // Not repeated: it may hold a secret, and what is no template cannot be masked.
      errors.add(prefix + field, null, "is longer than " + LONGEST + " characters");
      return null;
    }
    return known == null ? null : parse(errors, prefix + field, known, text, organization);
  }

  private UrlTemplate parse(
      FieldErrors errors,
      String field,
      TemplateSyntax syntax,
      String text,
      Organization organization) {
    try {
      UrlTemplate template = UrlTemplate.parse(syntax, text);
      if (isPrivate(template.host(), organization)) {
        errors.add(
            "private-host",
            field,
            template.masked(),
            "leads to the private or loopback host '%s': the operator must allow private targets for this organization first"
                .formatted(template.host()));
        return null;
      }
      if (config.targetHosts() == TargetHosts.APPROVED
          && !isApproved(template.host(), organization)) {
        errors.add(
            "host-not-approved",
            field,
            template.masked(),
            "leads to the host '%s', which the operator has not approved for this organization"
                .formatted(template.host()));
        return null;
      }
      return template;
    } catch (MalformedTemplateException malformed) {
      // Its message repeats no more of the text than may be shown; the caller knows the rest.
      errors.add(field, null, malformed.getMessage());
    }
    return null;
  }

  private static boolean isPrivate(String host, Organization organization) {
    return !organization.allowPrivateTargets && PrivateHost.isPrivate(host);
  }

  private static boolean isApproved(String host, Organization organization) {
    String asked = PrivateHost.bare(host);
    for (String approved : organization.targetHosts) {
      boolean matches =
          approved.startsWith("*.")
              ? asked.endsWith(approved.substring(1)) && asked.length() > approved.length() - 1
              : asked.equals(PrivateHost.bare(approved.toLowerCase(Locale.ROOT)));
      if (matches) {
        return true;
      }
    }
    return false;
  }
}
