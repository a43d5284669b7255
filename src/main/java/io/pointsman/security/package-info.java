/**
 * Who asks: keys of organizations, the operator's key, and roles.
 *
 * <p>Every request is checked against the database, so that revocation and suspension take effect
 * at once.
 */
package io.pointsman.security;
