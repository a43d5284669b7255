package io.pointsman.registry;

/**
 * Where to send phones, unchecked.
 *
 * @param syntax null: {@code NEUTRAL}
 * @param status null: 302
 */
public record TargetDraft(String template, String syntax, Integer status) {}
