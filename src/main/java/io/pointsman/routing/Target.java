package io.pointsman.routing;

import io.pointsman.template.UrlTemplate;

/** TEMP stub. */
public record Target(UrlTemplate template, int status) {}
