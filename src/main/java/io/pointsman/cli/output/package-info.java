/** Answers as tables for people, JSON and CSV for programs; rows are written as they come. */
package io.pointsman.cli.output;
