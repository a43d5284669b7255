/** What is around a command: environment, streams, terminal and clock, and how it ends. */
package io.pointsman.cli.shell;
