package io.pointsman.registry;

/** Encrypts what must be stored and never shown again. */
public interface Secrets {

  /** Whether this installation has a key; without one nothing can be sealed. */
  boolean available();

  /**
   * @param context where it belongs, such as the profile's id: it opens there only
   * @return printable text; another one each time
   */
  String seal(byte[] secret, String context);

  /**
   * Seals with the current key what an older one sealed.
   *
   * @param context as it was sealed with
   * @return the same text if the current key sealed it
   */
  String reseal(String sealed, String context);

  /** The name of the key that signs through-links of a new profile. */
  String currentKey();
}
