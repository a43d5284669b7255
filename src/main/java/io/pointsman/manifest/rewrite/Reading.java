package io.pointsman.manifest.rewrite;

/** How far a file was understood. All but {@link #READ} passed untouched. */
public enum Reading {
  READ,
  /** Ciphertext by its first bytes or by how evenly they are spread. */
  ENCRYPTED,
  /** None of the formats that we know. */
  UNKNOWN,
  /** It declares a document type, whose entities we never resolve. */
  DOCTYPE,
  /** Its encoding is none in which we can tell where a URL stands. */
  ENCODING,
  /** It ends too early or is not well-formed. */
  BROKEN,
  /** With its URLs written anew it would be larger than 4 MiB. */
  OVERSIZED
}
