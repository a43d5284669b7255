package io.pointsman.manifest;

import io.pointsman.manifest.rewrite.Rewritten;

/**
 * How a phone of a PROXY profile is answered, and from what.
 *
 * @param url of the tenant's file, masked; null for a refusal before one was made
 * @param upstream as the tenant's server gave it, not to be changed; null if there is no such file,
 *     or it may not be kept
 * @param rewritten what was done to it; null without it
 * @param delivered a stream is open: whoever gets it closes it
 */
public record ProxyView(String url, byte[] upstream, Rewritten rewritten, Delivered delivered) {}
