package io.pointsman.cli.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import io.pointsman.cli.connection.ApiClient;
import io.pointsman.cli.connection.Call;
import io.pointsman.cli.output.Columns;
import io.pointsman.cli.output.Format;
import io.pointsman.cli.output.Output;
import io.pointsman.cli.shell.Display;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells what has become of an import. */
final class JobReport {

  static final Columns COLUMNS =
      Columns.of(
          "id",
          "subject",
          "state",
          "total=/rows/total",
          "created=/rows/created",
          "changed=/rows/changed",
          "unchanged=/rows/unchanged",
          "rejected=/rows/rejected",
          "dryRun",
          "createdAt",
          "finishedAt");

  @Mixin private Output output;

  @Option(
      names = "--rejects",
      paramLabel = "FILE",
      description = "Writes the rejected rows to this CSV file: line, value, reason and detail.")
  private Path rejects;

  /** Before anything is asked for. */
  void prepare() {
    if (rejects != null) {
      Download.requirePlace(rejects);
    }
  }

  /** The exit code. */
  int finished(ApiClient api, Job job) {
    print(job);
    if (rejects != null) {
      Download.toFile(
          api, Call.get("imports", job.id(), "rejected").header("Accept", "text/csv"), rejects);
    }
    return job.exitCode().number();
  }

  void print(Job job) {
    if (output.format() == Format.TABLE) {
      summary(job, output.shell().out());
      output.shell().flush();
    } else {
      output.item(job.view(), COLUMNS);
    }
  }

  private void summary(Job job, PrintStream out) {
    String dry = job.view().path("dryRun").asBoolean() ? " (dry run: nothing was changed)" : "";
    out.println("Import " + job.id() + ": " + job.state() + dry);
    if (job.view().hasNonNull("detail")) {
      out.println("  " + Display.line(job.view().path("detail").asText()));
    }
    List<String> counts = new ArrayList<>();
    for (String kind : List.of("read", "created", "changed", "unchanged", "rejected")) {
      counts.add(Progress.count(job.rows(kind)) + " " + kind);
    }
    out.println("  rows: " + String.join(", ", counts));
    if (job.rows("rejected") > 0) {
      for (Map.Entry<String, JsonNode> reason : job.view().path("rejectedBy").properties()) {
        long count = reason.getValue().asLong();
        out.println(
            "  rejected as " + Display.line(reason.getKey()) + ": " + Progress.count(count));
      }
      if (job.rows("unlisted") > 0) {
        out.println("  of these, counted but not listed: " + Progress.count(job.rows("unlisted")));
      }
      out.println(
          "  see " + (rejects == null ? "'pointsman imports rejected " + job.id() + "'" : rejects));
    }
  }
}
