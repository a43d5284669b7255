package io.pointsman.registry.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pointsman.registry.ProblemType;
import io.pointsman.registry.RegistryException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowReaderTest {

  private static final int MAC = 0;
  private static final int PROFILE = 1;
  private static final int NOTE = 5;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mac,profile,note\n7C2F80ABCDEF,vienna,\"a, b\"\n",
        "\uFEFFmac,profile,note\r\n7C2F80ABCDEF,vienna,\"a, b\"\r\n",
        "MAC;Profile;Note\n7C2F80ABCDEF;vienna;a, b",
        "mac\tprofile\tnote\n7C2F80ABCDEF\tvienna\ta, b\n\n\n",
        "note,profile,mac\n\"a, b\", vienna ,7C2F80ABCDEF\n",
        "\"mac\";\"profile\";\"note\"\n\"7C2F80ABCDEF\";\"vienna\";\"a, b\"\n"
      })
  void readsWhatSpreadsheetsWrite(String csv) throws IOException {
    List<RawRow> rows = csv(csv);
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).line()).isEqualTo(2);
    assertThat(rows.get(0).values())
        .containsExactly("7C2F80ABCDEF", "vienna", null, null, null, "a, b", null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sep=;\nmac;profile\n7C2F80ABCDEF;vienna\n",
        "\uFEFFSEP=,\r\nmac,profile\r\n7C2F80ABCDEF,vienna\r\n",
        "sep=\t\nmac\tprofile\n7C2F80ABCDEF\tvienna"
      })
  void theLineByWhichExcelIsToldTheSeparatorIsNoHead(String csv) throws IOException {
    List<RawRow> rows = csv(csv);
    assertThat(rows).extracting(RawRow::line).containsExactly(3L);
    assertThat(rows.get(0).values())
        .containsExactly("7C2F80ABCDEF", "vienna", null, null, null, null, null);
    refused("sep=;\n", "The body is empty");
    refused("sep=;", "The body is empty");
    refused("sep=|\nmac|note\n", "the column 'sep=|', which is not known");
  }

  @Test
  void aQuotedFieldMayHaveLinesAndTheNextRowKnowsItsOwn() throws IOException {
    List<RawRow> rows = csv("mac,note\n7C2F80ABCDEF,\"one\ntwo \"\"quoted\"\"\"\n7C2F80ABCDE0,x\n");
    assertThat(rows.get(0).values()[NOTE]).isEqualTo("one\ntwo \"quoted\"");
    assertThat(rows).extracting(RawRow::line).containsExactly(2L, 4L);
  }

  @Test
  void quotesInTheMiddleOfFieldsCloseNothing() throws IOException {
    List<RawRow> rows = csv("mac,note\n7C2F80ABCDEF,5\" screen\n7C2F80ABCDE0,\"one\ntwo\"\n");
    assertThat(rows)
        .extracting(row -> row.values()[NOTE])
        .containsExactly("5\" screen", "one\ntwo");
    // A file cannot end itself.
    assertThat(csv("mac\n7C2F80ABCDEF\nend-of-file\n7C2F80ABCDE0")).hasSize(3);
    assertThat(csv("mac\n7C2F80ABCDEF\nend-of-file\n")).hasSize(2);
  }

  @Test
  void rowsThatWereEmptiedAreNone() throws IOException {
    assertThat(csv("mac;profile;note\n;;\n  \n7C2F80ABCDEF;vienna;\n;;\n; ;\n"))
        .extracting(RawRow::line)
        .containsExactly(4L);
  }

  @Test
  void aRowWithOtherThanTheHeadsFieldsIsRefusedAlone() throws IOException {
    List<RawRow> rows = csv("mac,profile\n7C2F80ABCDEF\n7C2F80ABCDE0,a\n7C2F80ABCDE1,a,b\n");
    assertThat(rows)
        .extracting(RawRow::reason)
        .containsExactly("malformed-row", null, "malformed-row");
    assertThat(rows.get(2).detail()).isEqualTo("has 3 fields where the head has 2");
  }

  @Test
  void aHeadAloneIsNoRow() throws IOException {
    assertThat(csv("mac,profile")).isEmpty();
    assertThat(csv("mac\n")).isEmpty();
  }

  @Test
  void refusesFilesOfWhichNothingCouldBeTrusted() {
    refused("", "The body is empty");
    refused("\uFEFF", "The body is empty");
    refused("mac,colour\n", "the column 'colour', which is not known");
    refused("mac,organization\n", "the column 'organization', which is not known");
    refused("mac,MAC\n", "names the column 'mac' twice");
    refused("profile\nvienna\n", "must name the column mac");
    refused("7C2F80ABCDEF\n", "the column '7c2f80abcdef'");
    refused(
        "mac,note\n7C2F80ABCDEF,\"" + "x\n".repeat(100_000), "After line 1 the CSV cannot be read");
    refused(
        "mac,note\n7C2F80ABCDEF,\"never closed\n" + "7C2F80ABCDE0,x\n".repeat(1000),
        "never closed");
    refused("mac,note\n7C2F80ABCDEF,\"open", "row that begins on line 2 is never closed");
    refused("mac,note\n" + ",".repeat(100_000) + "\n", "After line 1 the CSV cannot be read");
    refused("mac\n7C2F80ABCDEF\n".getBytes(StandardCharsets.UTF_16), "not UTF-8");
    refused(
        "mac,note\n7C2F80ABCDEF,b\u00fcro\n".getBytes(StandardCharsets.ISO_8859_1), "not UTF-8");
  }

  @Test
  void theOperatorsRowsMayNameTheirOrganization() throws IOException {
    RowReader reader =
        RowReader.of(
            ImportFormat.CSV,
            ImportSubject.DEVICES,
            true,
            in("organization,mac\nAcme,7C2F80ABCDEF\n"));
    assertThat(reader.next().values()[6]).isEqualTo("Acme");
  }

  @Test
  void rangesNeedBoundsOrAPrefix() throws IOException {
    assertThat(rows(ImportFormat.CSV, ImportSubject.RANGES, "prefix,claims\n7C2F80,NONE\n"))
        .hasSize(1);
    assertThatThrownBy(() -> rows(ImportFormat.CSV, ImportSubject.RANGES, "first\n7C2F80000000\n"))
        .hasMessageContaining("first and last, or prefix");
  }

  @Test
  void aBadLineOfNdjsonIsRefusedAlone() throws IOException {
    List<RawRow> rows =
        rows(
            ImportFormat.NDJSON,
            ImportSubject.DEVICES,
            "\uFEFF{\"mac\": \"7C2F80ABCDEF\", \"profile\": \"vienna\", \"note\": null}\r\n"
                + "\n"
                + "{\"mac\": \"7C2F80ABCDE0\", \"color\": 1}\n"
                + "{\"mac\": \"7C2F80ABCDE1\", \"mac\": \"7C2F80ABCDE2\"}\n"
                + "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\n"
                + "{\"mac\": 7}\n"
                + "{\"mac\": {\"mac\": {}}}\n"
                + "{\"mac\": \"7C2F80ABCDE3\"} {}\n"
                + "\""
                + "x".repeat(1_000_000)
                + "\n"
                + "{\"organization\": \"x\"}\n"
                + "{\"mac\": \"7C2F80ABCDE4\"}");
    assertThat(rows)
        .extracting(RawRow::reason)
        .containsExactly(
            null,
            "unknown-field",
            "malformed-json",
            "malformed-json",
            "malformed-json",
            "malformed-json",
            "malformed-json",
            "malformed-row",
            "unknown-field",
            null);
    assertThat(rows)
        .extracting(RawRow::line)
        .containsExactly(1L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L);
    assertThat(rows.get(0).values()[PROFILE]).isEqualTo("vienna");
    assertThat(rows.get(9).values()[MAC]).isEqualTo("7C2F80ABCDE4");
  }

  @Test
  void whatTheDatabaseCouldNotHoldIsRefusedBeforeIt() throws IOException {
    StagedRow staged = new StagedRow(ImportSubject.DEVICES, "job");
    List<RawRow> rows =
        rows(
            ImportFormat.NDJSON,
            ImportSubject.DEVICES,
            "{\"mac\": \"7C2F80ABCDEF\", \"note\": \"a\\u0000b\"}\n"
                + "{\"mac\": \"7C2F80ABCDEF\", \"serial\": \"\\ud800\"}\n"
                + "{\"mac\": \"7C2F80ABCDEF\", \"profile\": \""
                + "p".repeat(101)
                + "\"}\n"
                + "{\"mac\": \"7C2F80\\u0000\"}\n"
                + "{\"mac\": \"010000000000\"}\n"
                + "{}\n");
    assertThat(rows)
        .extracting(row -> staged.of(row)[13])
        .containsExactly(
            "malformed-note",
            "malformed-serial",
            "malformed-profile",
            "malformed-mac",
            "malformed-mac",
            "malformed-mac");
  }

  private static List<RawRow> csv(String text) throws IOException {
    return rows(ImportFormat.CSV, ImportSubject.DEVICES, text);
  }

  private static List<RawRow> rows(ImportFormat format, ImportSubject subject, String text)
      throws IOException {
    return all(RowReader.of(format, subject, false, in(text)));
  }

  private static List<RawRow> all(RowReader reader) throws IOException {
    List<RawRow> rows = new ArrayList<>();
    for (RawRow row = reader.next(); row != null; row = reader.next()) {
      rows.add(row);
    }
    return rows;
  }

  private static ByteArrayInputStream in(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void refused(String csv, String detail) {
    refused(csv.getBytes(StandardCharsets.UTF_8), detail);
  }

  private static void refused(byte[] csv, String detail) {
    assertThatThrownBy(
            () ->
                all(
                    RowReader.of(
                        ImportFormat.CSV,
                        ImportSubject.DEVICES,
                        false,
                        new ByteArrayInputStream(csv))))
        .isInstanceOfSatisfying(
            RegistryException.class,
            refusal -> assertThat(refusal.type()).isEqualTo(ProblemType.MALFORMED_BODY))
        .hasMessageContaining(detail);
  }
}
