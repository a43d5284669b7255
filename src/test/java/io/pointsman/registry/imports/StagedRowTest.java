package io.pointsman.registry.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StagedRowTest {

  private static final List<String> COLUMNS = List.of(StagedRow.COLUMNS.split(", *"));

  @Test
  void whatTheApiWritesInCapitalsIsReadInAnyLetterCase() {
    String[] device =
        staged(ImportSubject.DEVICES, Map.of("mac", "7C2F80ABCDEF", "syntax", "Gigaset"));
    assertThat(device[COLUMNS.indexOf("syntax")]).isEqualTo("GIGASET");
    String[] range = staged(ImportSubject.RANGES, Map.of("prefix", "7C2F80", "claims", "Devices"));
    assertThat(range[COLUMNS.indexOf("claims")]).isEqualTo("DEVICES");
    String[] refused = staged(ImportSubject.RANGES, Map.of("prefix", "7C2F80", "claims", "some"));
    assertThat(refused[COLUMNS.indexOf("reason")]).isEqualTo("malformed-claims");
    assertThat(refused[COLUMNS.indexOf("value")]).isEqualTo("some");
  }

  private static String[] staged(ImportSubject subject, Map<String, String> row) {
    String[] values = new String[subject.columns().size()];
    row.forEach((column, value) -> values[subject.columns().indexOf(column)] = value);
    return new StagedRow(subject, "job").of(RawRow.of(2, values));
  }
}
