/** Where the API is, as whom it is called, and how its answers come back. */
package io.pointsman.cli.connection;
