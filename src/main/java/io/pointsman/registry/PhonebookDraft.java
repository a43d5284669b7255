package io.pointsman.registry;

/**
 * A phonebook, unchecked.
 *
 * @param format the name of a {@code PhonebookFormat}
 */
public record PhonebookDraft(String url, String format) {}
