/**
 * One small class a vendor: how its phones ask, and what they say about themselves.
 *
 * <p>Pure functions of path, query and User-Agent; no framework. Knows only {@code mac}.
 */
package io.pointsman.dialect;
