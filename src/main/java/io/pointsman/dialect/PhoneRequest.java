package io.pointsman.dialect;

/**
 * What a phone sent that can say who it is.
 *
 * @param path raw, undecoded, beginning with a slash, without the query
 * @param query raw, without the question mark; null if there is none
 * @param userAgent null if there is none
 */
public record PhoneRequest(String path, String query, String userAgent) {}
