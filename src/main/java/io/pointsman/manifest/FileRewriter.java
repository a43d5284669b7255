package io.pointsman.manifest;

import io.pointsman.delivery.ProxyRules;
import io.pointsman.mac.Vendor;
import java.util.function.UnaryOperator;

/** Swaps the URLs in a tenant's file. Pure: same arguments, same bytes. */
@FunctionalInterface
interface FileRewriter {

  /**
   * @param file never changed
   * @param links makes an address through us of a URL; null if phones shall fetch that straight
   */
  Outcome rewrite(
      byte[] file, Vendor vendor, String base, ProxyRules rules, UnaryOperator<String> links);

  /**
   * @param bytes the very array that was given if nothing changed
   * @param untouched why it was not understood, in a word; null if it was
   */
  record Outcome(byte[] bytes, String untouched) {}
}
