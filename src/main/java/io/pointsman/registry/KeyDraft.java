package io.pointsman.registry;

/**
 * What is said about a new key, unchecked.
 *
 * @param role {@code READER}, {@code EDITOR} or {@code ADMIN}
 */
public record KeyDraft(String name, String role) {}
