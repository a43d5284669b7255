package io.pointsman.registry;

/**
 * Where to send phones, as stored.
 *
 * @param template raw text of the URL template
 * @param syntax the name of a {@code TemplateSyntax}
 * @param status 302 or 307
 */
public record TargetText(String template, String syntax, int status) {}
