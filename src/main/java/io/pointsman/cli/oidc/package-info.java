/** Signing in at an OpenID provider from a terminal. */
package io.pointsman.cli.oidc;
