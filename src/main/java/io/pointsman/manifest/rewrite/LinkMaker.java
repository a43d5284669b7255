package io.pointsman.manifest.rewrite;

/** Makes addresses through us, for one phone. The same URL always gets the same address. */
@FunctionalInterface
public interface LinkMaker {

  /**
   * @param url absolute, http or https, of printable ASCII, without user-info, fragment and
   *     placeholders
   * @return the address through us, of printable ASCII; null if phones shall fetch this URL
   *     straight
   */
  String link(String url);
}
