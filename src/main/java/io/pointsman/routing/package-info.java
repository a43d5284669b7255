/** TEMP stub: the lead writes it. */
package io.pointsman.routing;
