/**
 * The command-line tool: a client of the API that runs from the same package.
 *
 * <p>It is started before stores, configuration and Quarkus are, and knows nothing of them: what it
 * tells and does goes over HTTP, as for any other client.
 */
package io.pointsman.cli;
