package io.pointsman.manifest.upstream;

/** The way of a fetch from its first URL along the redirects. */
final class Way {

  private static final int REDIRECTS = 3;

  private UpstreamUrl at;
  private int redirects;

  Way(UpstreamUrl first) {
    at = first;
  }

  /** Where it is now. */
  UpstreamUrl at() {
    return at;
  }

  /**
   * @param location as the header says it; null if it does not
   * @throws FetchFailure if it leads nowhere, out of TLS, or on for too long
   */
  void follow(String location) {
    if (location == null) {
      throw new FetchFailure(FailureReason.REDIRECTS, "it redirects without saying where");
    }
    if (++redirects > REDIRECTS) {
      throw new FetchFailure(
          FailureReason.REDIRECTS, "it redirects more than " + REDIRECTS + " times");
    }
    at = at.redirected(location);
  }
}
