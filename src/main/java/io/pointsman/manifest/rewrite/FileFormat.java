package io.pointsman.manifest.rewrite;

/** The formats whose URLs we know. */
public enum FileFormat {
  GIGASET_XML,
  FANVIL_TEXT,
  FANVIL_XML,
  SNOM_XML,
  /** {@code key = value}, which Akuvox and Flyingvoice write too. */
  YEALINK_TEXT,
  /** P-values or aliases; Htek's too. */
  GRANDSTREAM_XML,
  POLY_XML
}
