/**
 * Rewrites the URLs in a tenant's file for a PROXY profile: pure, in one pass over the bytes, and
 * touching only what it understands. Everything else stays byte for byte.
 */
package io.pointsman.manifest.rewrite;
