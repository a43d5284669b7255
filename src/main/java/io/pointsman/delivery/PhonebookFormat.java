package io.pointsman.delivery;

/** How a phonebook is written; each vendor takes some of them. */
public enum PhonebookFormat {
  XML,
  CSV,
  VCF
}
