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
 * @param exposeCredentials whether URLs may carry user-info to phones that prove nothing
 * @param delivery never null
 */
public record ProfileDraft(
    String name,
    String mode,
    String template,
    String syntax,
    Integer status,
    Map<String, TargetDraft> overrides,
    boolean exposeCredentials,
    DeliveryDraft delivery) {

  ProfileDraft named(String other) {
    return new ProfileDraft(
        other, mode, template, syntax, status, overrides, exposeCredentials, delivery);
  }

  TargetDraft target() {
    return new TargetDraft(template, syntax, status);
  }
}
