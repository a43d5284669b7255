package io.pointsman.delivery;

/**
 * What a profile's mode needs beside its URL.
 *
 * @param files of a MANIFEST profile; null for the others
 * @param proxy of a PROXY profile; null for the others
 */
public record Delivery(ProfileFiles files, ProxyRules proxy) {

  /** What a REDIRECT profile has. */
  public static final Delivery NONE = new Delivery(null, null);
}
