/**
 * Whole files of devices or ranges: received into a staging table, and worked off from there in
 * short turns by any replica of the API side.
 *
 * <p>The rules are the registry's own; here is only what makes a file rows, and rows a job. Works
 * on threads and connections of its own: no row passes an event loop, which phones share.
 */
package io.pointsman.registry.imports;
