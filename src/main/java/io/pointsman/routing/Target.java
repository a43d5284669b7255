package io.pointsman.routing;

import io.pointsman.template.UrlTemplate;

/**
 * Where a profile sends a phone.
 *
 * @param status 302 or 307
 */
public record Target(UrlTemplate template, int status) {}
