/**
 * Writes what Fanvil phones read: config files in the text form, with the key names of 2013 or the
 * newer ones, and in the XML form. See {@code docs/vendors/fanvil.md}.
 */
package io.pointsman.dialect.fanvil;
