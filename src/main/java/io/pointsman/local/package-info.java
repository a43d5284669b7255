/**
 * The local run's own servers: a real PostgreSQL and a real Redis, kept in one folder.
 *
 * <p>For one machine and one user; production brings its own stores and ships none of the binaries
 * that this package unpacks.
 */
package io.pointsman.local;
