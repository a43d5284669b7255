package io.pointsman.manifest;

/** What a look for a tenant's file gave. */
sealed interface Found {

  /** A copy to answer with. */
  record Held(Copy copy) implements Found {}

  /** It is too big for that. */
  record TooBig() implements Found {}
}
