/** Imports and exports: files of any length, and the jobs that work on them. */
package io.pointsman.cli.transfer;
