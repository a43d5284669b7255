package io.pointsman.registry;

import io.pointsman.template.MalformedTemplateException;
import io.pointsman.template.TemplateSyntax;
import io.pointsman.template.UrlTemplate;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Where an organization may send phones. */
@ApplicationScoped
public class TargetPolicy {

  static final String USER_INFO =
      "has user-info, which anyone who names a phone's MAC would be told: leave it out, or say \"exposeCredentials\": true";

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
    return check(errors, prefix, field, syntax, text, organization, UrlTemplate::parse);
  }

  /** As above, for files that phones read: what only they can fill may stand in the template. */
  UrlTemplate checkForBody(
      FieldErrors errors, String prefix, String syntax, String text, Organization organization) {
    return check(errors, prefix, "template", syntax, text, organization, UrlTemplate::parseForBody);
  }

  private UrlTemplate check(
      FieldErrors errors,
      String prefix,
      String field,
      String syntax,
      String text,
      Organization organization,
      BiFunction<TemplateSyntax, String, UrlTemplate> parser) {
    TemplateSyntax known =
        EnumText.parse(
            errors, prefix + "syntax", syntax, TemplateSyntax.class, TemplateSyntax.NEUTRAL);
    boolean isThere = isThere(errors, prefix + field, text);
    if (known == null || !isThere) {
      return null;
    }
    return parse(errors, prefix + field, text, organization, given -> parser.apply(known, given));
  }

  /** Checks the address of a file: absolute, http or https, the same for every phone. */
  void checkUrl(
      FieldErrors errors,
      String field,
      String text,
      Organization organization,
      boolean exposeCredentials) {
    if (!isThere(errors, field, text)) {
      return;
    }
    UrlTemplate url =
        parse(
            errors,
            field,
            text,
            organization,
            given -> UrlTemplate.parse(TemplateSyntax.NEUTRAL, given));
    if (url == null) {
      return;
    }
    if (!url.isHttp()) {
      errors.add(field, url.masked(), "must begin with http:// or https://");
    } else if (!url.isFixed()) {
      errors.add(field, url.masked(), "has placeholders, which only templates may have");
    } else if (url.hasUserInfo() && !exposeCredentials) {
      errors.add(field, url.masked(), USER_INFO);
    }
  }

  /**
   * Checks a host by itself.
   *
   * @return it in lower case; null if an error was added
   */
  String checkHost(FieldErrors errors, String field, String host, Organization organization) {
    String asked = host == null ? "" : host.toLowerCase(Locale.ROOT);
    if (!isHost(asked)) {
      errors.add(field, host, "is no host: a name or an address, without scheme and port");
      return null;
    }
    return judge(errors, field, host, asked, organization) ? asked : null;
  }

  /** Whether a text is a host and nothing else. */
  static boolean isHost(String text) {
    try {
      UrlTemplate url = UrlTemplate.parse(TemplateSyntax.NEUTRAL, "http://" + text + "/");
      return url.host().equals(text);
    } catch (MalformedTemplateException noHost) {
      return false;
    }
  }

  private static boolean isThere(FieldErrors errors, String field, String text) {
    if (text == null || text.isEmpty()) {
      errors.add(field, text, "is needed");
      return false;
    }
    if (text.length() > LONGEST) {
      // Not repeated: it may hold a secret, and what is no template cannot be masked.
      errors.add(field, null, "is longer than " + LONGEST + " characters");
      return false;
    }
    return true;
  }

  private UrlTemplate parse(
      FieldErrors errors,
      String field,
      String text,
      Organization organization,
      Function<String, UrlTemplate> parser) {
    try {
      UrlTemplate template = parser.apply(text);
      return judge(errors, field, template.masked(), template.host(), organization)
          ? template
          : null;
    } catch (MalformedTemplateException malformed) {
      // Its message repeats no more of the text than may be shown; the caller knows the rest.
      errors.add(field, null, malformed.getMessage());
    }
    return null;
  }

  private boolean judge(
      FieldErrors errors, String field, String shown, String host, Organization organization) {
    if (isPrivate(host, organization)) {
      errors.add(
          "private-host",
          field,
          shown,
          "leads to the private or loopback host '%s': the operator must allow private targets for this organization first"
              .formatted(host));
      return false;
    }
    if (config.targetHosts() == TargetHosts.APPROVED && !isApproved(host, organization)) {
      errors.add(
          "host-not-approved",
          field,
          shown,
          "leads to the host '%s', which the operator has not approved for this organization"
              .formatted(host));
      return false;
    }
    return true;
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
