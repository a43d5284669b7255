/**
 * Writes what Gigaset phones read: the chain of three steps of the first Maxwells, the single file
 * of later ones and of the DECT systems. See {@code docs/vendors/gigaset.md}.
 */
package io.pointsman.dialect.gigaset;
