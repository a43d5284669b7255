package io.pointsman.manifest;

import io.pointsman.mac.MacAddress;

/**
 * A request that a phone might send.
 *
 * @param mac whose; counts only if the request itself names none
 * @param path begins with a slash
 * @param query without the question mark; null for none
 * @param userAgent null for none
 */
public record PreviewQuestion(MacAddress mac, String path, String query, String userAgent) {}
