/**
 * Fetches files of tenants: from public addresses only, within bounds of time, size and number, and
 * whatever the other side does.
 */
package io.pointsman.manifest.upstream;
