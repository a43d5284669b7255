package io.pointsman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransferTest extends CliTest {

  private static final String JOB = "GET /api/v1/imports/j1";
  private static final String UPLOAD = "POST /api/v1/devices/import";
  private static final String REJECTED = "line,value,reason,detail\n3,xyz,malformed-mac,no MAC\n";

  @TempDir private Path files;
  private String file;

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(files.resolve("phones.csv"), "mac\n7C2F80ABCDEF\n").toString();
    api.answer("GET /api/v1/imports", 200, "{\"items\":[]}");
    api.answer(UPLOAD, 202, job("WAITING", 0, 0));
    api.answer("GET /api/v1/imports/j1/rejected", 200, "text/csv", REJECTED, Map.of());
  }

  @Test
  void anImportIsSentAndFollowedToItsEnd() {
    api.answer(JOB, 200, job("RUNNING", 400_000, 0));
    api.answer(JOB, 503, "{\"title\":\"Unavailable\"}");
    api.answer(JOB, 200, job("DONE", 1_000_000, 0));
    assertThat(shell.run("devices", "import", file, "--organization", "o1", "--dry-run")).isZero();
    assertThat(api.asked().get(1).line()).isEqualTo(UPLOAD + "?organization=o1&dryRun=true");
    assertThat(api.asked().get(1).header("Content-Type")).isEqualTo("text/csv");
    assertThat(api.asked().get(1).body()).isEqualTo("mac\n7C2F80ABCDEF\n");
    assertThat(shell.out())
        .isEqualTo(
            """
            Import j1: DONE
              rows: 1,000,000 read, 1,000,000 created, 0 changed, 0 unchanged, 0 rejected
            """);
  }

  @Test
  void rejectedRowsAreSummedUpAndWrittenDown() throws IOException {
    api.answer(JOB, 200, job("DONE", 10, 2));
    Path rejects = files.resolve("rejected.csv");
    assertThat(shell.run("devices", "import", file, "--rejects", rejects.toString())).isEqualTo(7);
    assertThat(shell.out()).contains("rejected as malformed-mac: 2", rejects.toString());
    assertThat(Files.readString(rejects)).isEqualTo(REJECTED);
    assertThat(shell.run("devices", "import", file)).isEqualTo(7);
    assertThat(shell.out())
        .contains("pointsman imports rejected j1")
        .doesNotContain("counted but not listed");
  }

  @Test
  void rowsThatAreNotListedAreTold() {
    api.answer(
        JOB,
        200,
        job("DONE", 200_000, 101_500)
            .replace("\"rejected\":101500}", "\"rejected\":101500,\"unlisted\":1500}"));
    assertThat(shell.run("devices", "import", file)).isEqualTo(7);
    assertThat(shell.out()).contains("  of these, counted but not listed: 1,500\n");
  }

  @Test
  void aJobThatFailsOrIsCancelledIsNotDone() {
    api.answer(JOB, 200, job("FAILED", 10, 2));
    assertThat(shell.run("imports", "wait", "j1")).isEqualTo(8);
    assertThat(shell.out()).contains("Import j1: FAILED");
  }

  @Test
  void progressIsABarOnATerminal() {
    shell.onTerminal = true;
    shell.columns = 100;
    api.answer(JOB, 200, job("RUNNING", 400_000, 0));
    api.answer(JOB, 200, job("DONE", 1_000_000, 0));
    assertThat(shell.run("imports", "wait", "j1")).isZero();
    assertThat(shell.err())
        .isEqualTo(
            "\rRows     [##########--------------]  40%  400,000 of 1,000,000  25,000/s  0:24 left"
                + "\033[K\r\033[K");
  }

  @Test
  void progressIsPlainLinesElsewhere() {
    for (int row = 0; row < 40; row++) {
      api.answer(JOB, 200, job("RUNNING", 10_000L * row, 0));
    }
    api.answer(JOB, 200, job("DONE", 1_000_000, 0));
    assertThat(shell.run("imports", "wait", "j1")).isZero();
    assertThat(shell.err()).isEqualTo("Rows: 20%  200,000 of 1,000,000  25,000/s  0:32 left\n");
  }

  @Test
  void anImportNeedNotBeWaitedFor() throws IOException {
    shell.input = "{\"mac\":\"7C2F80ABCDEF\"}\n".getBytes(StandardCharsets.UTF_8);
    assertThat(shell.run("devices", "import", "-", "--format", "ndjson", "--no-wait", "-o", "csv"))
        .isZero();
    assertThat(api.last().header("Content-Type")).isEqualTo("application/x-ndjson");
    assertThat(api.last().body()).contains("7C2F80ABCDEF");
    assertThat(shell.out()).startsWith("id,subject,state").contains("j1,DEVICES,WAITING");
  }

  @Test
  void aRefusalComesBeforeTheFile() {
    shell.environment.put("POINTSMAN_API_URL", api.url() + "/elsewhere");
    assertThat(shell.run("devices", "import", file)).isEqualTo(5);
    assertThat(api.asked()).hasSize(1);
  }

  @Test
  void anExportIsWholeOrNotThere() throws IOException {
    String export = "GET /api/v1/devices/export";
    api.answer(export, 200, "text/csv", "mac,profile\n7c,vienna\n", Map.of());
    assertThat(shell.run("devices", "export", "--profile", "vienna")).isZero();
    assertThat(shell.out()).isEqualTo("mac,profile\n7c,vienna\n");
    assertThat(api.last().line()).isEqualTo(export + "?profile=vienna");
    assertThat(api.last().header("Accept")).isEqualTo("text/csv");

    Path to = files.resolve("out.ndjson");
    assertThat(shell.run("devices", "export", "--to", to.toString())).isZero();
    assertThat(api.last().header("Accept")).isEqualTo("application/x-ndjson");
    assertThat(Files.readString(to)).isEqualTo("mac,profile\n7c,vienna\n");
  }

  @Test
  void anExportThatBreaksOffIsToldAndLeavesNothing() throws IOException {
    try (CutServer cut = new CutServer()) {
      Path to = files.resolve("out.csv");
      assertThat(shell.run("devices", "export", "--to", to.toString(), "--api", cut.url()))
          .isEqualTo(6);
      assertThat(shell.err()).contains("Broken off");
      try (var left = Files.list(files)) {
        assertThat(left.map(each -> each.getFileName().toString())).containsExactly("phones.csv");
      }
      assertThat(shell.run("devices", "export", "--api", cut.url())).isEqualTo(6);
      assertThat(shell.out()).isEqualTo("mac\n");
    }
  }

  private static String job(String state, long read, long rejected) {
    return """
    {"id":"j1","subject":"DEVICES","state":"%s","dryRun":false,
     "rows":{"total":1000000,"read":%d,"created":%d,"rejected":%d},
     "rejectedBy":{"malformed-mac":%d},"rowsPerSecond":25000,"secondsLeft":%d}
    """
        .formatted(state, read, read - rejected, rejected, rejected, (1_000_000 - read) / 25_000);
  }
}
