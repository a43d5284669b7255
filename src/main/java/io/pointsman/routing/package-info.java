/**
 * MAC to route: the index held in memory, the change feed that keeps it fresh, contents by memory,
 * Redis and PostgreSQL.
 *
 * <p>A decision asks no store, and is never one that was not true.
 */
package io.pointsman.routing;
