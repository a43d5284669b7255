package io.pointsman.registry;

import java.util.Map;

/**
 * What is said about a profile, unchecked.
 *
 * @param name null if the address says it
 * @param mode the name of a {@link Mode}; null: {@code REDIRECT}
 * @param syntax the name of a {@code TemplateSyntax}; null: {@code NEUTRAL}
 * @param status 302 or 307; null: 302
 * @param overrides by vendor's slug, for makers whose phones need another answer; null: none
 */
public record ProfileDraft(
    String name,
    String mode,
    String template,
    String syntax,
    Integer status,
    Map<String, TargetDraft> overrides) {

  ProfileDraft named(String other) {
    return new ProfileDraft(other, mode, template, syntax, status, overrides);
  }

  TargetDraft target() {
    return new TargetDraft(template, syntax, status);
  }
}
