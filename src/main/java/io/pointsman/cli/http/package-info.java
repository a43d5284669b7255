/** HTTP as every command uses it: each wait ends, and TLS is always verified. */
package io.pointsman.cli.http;
