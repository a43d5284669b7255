package io.pointsman.manifest.upstream;

/**
 * What is to be fetched, and for whom.
 *
 * @param organization the number of the one that pays for it out of its ceiling
 * @param userAgent what the upstream is told; null for our own name
 * @param etag of the copy we hold; null without one
 * @param lastModified of the copy we hold; null without one
 */
public record FetchOrder(
    int organization,
    UpstreamUrl url,
    UpstreamIdentity identity,
    String userAgent,
    String etag,
    String lastModified) {

  /** As if we held no copy. */
  public FetchOrder unconditional() {
    return new FetchOrder(organization, url, identity, userAgent, null, null);
  }
}
