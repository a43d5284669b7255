/**
 * Two small classes a vendor: a dialect, how its phones ask and what they say about themselves, and
 * a writer of the files that point them at their tenant.
 *
 * <p>Pure functions; no framework.
 */
package io.pointsman.dialect;
