/**
 * Who asks: keys of organizations, the operator's key, tokens of an OpenID provider, and roles.
 *
 * <p>Every request is checked against the database, so that revocation and suspension take effect
 * at once. And the keys of this installation: for secrets that are stored, and for links through
 * us.
 */
package io.pointsman.security;
