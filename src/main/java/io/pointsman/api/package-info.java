/**
 * REST API v1: resources, their JSON as records, and problem+json for everything that goes wrong.
 *
 * <p>It translates; the rules are the registry's.
 */
package io.pointsman.api;
