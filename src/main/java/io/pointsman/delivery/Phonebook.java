package io.pointsman.delivery;

/**
 * A phonebook at the tenant.
 *
 * @param url absolute, http or https
 */
public record Phonebook(String url, PhonebookFormat format) {}
