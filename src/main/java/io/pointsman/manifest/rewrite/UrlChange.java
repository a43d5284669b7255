package io.pointsman.manifest.rewrite;

/**
 * One change. May hold what is secret in a URL: mask it before it is logged or shown.
 *
 * @param at where {@code from} began in the tenant's file, in bytes
 * @param from a URL or the code of its protocol, entities decoded
 */
public record UrlChange(int at, String from, String to) {}
