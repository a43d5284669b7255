package io.pointsman.registry.imports;

import java.util.List;

/** What the rows of an import are. */
public enum ImportSubject {
  DEVICES("mac", "profile", "url", "syntax", "serial", "note", "organization"),
  RANGES("first", "last", "prefix", "holder", "profile", "claims", "inherit", "note");

  /** The column that only the operator may use. */
  static final String ORGANIZATION = "organization";

  private final List<String> columns;

  ImportSubject(String... columns) {
    this.columns = List.of(columns);
  }

  /** In the order of {@link RawRow#values}. */
  List<String> columns() {
    return columns;
  }

  /** As {@link #columns}, without what is the operator's alone. */
  List<String> columns(boolean operator) {
    return operator
        ? columns
        : columns.stream().filter(name -> !name.equals(ORGANIZATION)).toList();
  }
}
