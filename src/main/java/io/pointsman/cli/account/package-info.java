/** Logging in and out, and who one is. */
package io.pointsman.cli.account;
