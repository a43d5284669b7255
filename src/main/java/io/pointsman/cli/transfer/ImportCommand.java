package io.pointsman.cli.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import io.pointsman.cli.connection.ApiClient;
import io.pointsman.cli.connection.Call;
import io.pointsman.cli.connection.Connection;
import io.pointsman.cli.shell.ExitCode;
import io.pointsman.cli.shell.Failure;
import io.pointsman.cli.shell.Shell;
import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends a file of rows and follows the job that works on it. */
abstract class ImportCommand implements Callable<Integer> {

  private final Shell shell;
  private final String subject;

  @Mixin private Connection connection;
  @Mixin private JobReport report;

  @Parameters(
      paramLabel = "FILE",
      description = "CSV with a header, or NDJSON; - for standard input.")
  private Path file;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "csv or ndjson; left out: as the file's name ends, else csv.")
  private FileFormat format;

  @Option(
      names = "--organization",
      paramLabel = "ID",
      description = "Whose rows these are, for the operator; left out: the rows tell.")
  private String organization;

  @Option(names = "--dry-run", description = "Checks all rows and changes nothing.")
  private boolean dryRun;

  @Option(
      names = "--atomic",
      description = "All rows or none; for up to 100,000 devices or 2,000 ranges.")
  private boolean atomic;

  @Option(names = "--no-wait", description = "Ends when the file is stored.")
  private boolean noWait;

  @Option(
      names = "--cancel-on-interrupt",
      description = "Ctrl-C cancels the job; else it goes on without being followed.")
  private boolean cancel;

  ImportCommand(Shell shell, String subject) {
    this.shell = shell;
    this.subject = subject;
  }

  @Override
  public Integer call() {
    BodyPublisher body = body();
    report.prepare();
    ApiClient api = connection.open();
    // Whoever is refused anyway is told before a long file is on its way.
    api.send(Call.get("imports").query("limit", 1));
    try (Interruption interruption =
        new Interruption(() -> shell.warn("broken off: nothing was imported"))) {
      Job job = new Job(new Upload(shell, api).send(request(), body));
      if (noWait) {
        report.print(job);
        return ExitCode.OK.number();
      }
      interruption.becomes(() -> interrupted(api, job));
      return report.finished(api, new JobWatch(shell, api).follow(job.id()));
    }
  }

  private Call request() {
    FileFormat rows = format == null ? FileFormat.of(file) : format;
    return Call.post((JsonNode) null, subject, "import")
        .query("organization", organization)
        .query("dryRun", dryRun ? true : null)
        .query("atomic", atomic ? true : null)
        .header("Content-Type", rows.mediaType());
  }

  private BodyPublisher body() {
    if (file.toString().equals("-")) {
      return BodyPublishers.ofInputStream(shell::in);
    }
    try {
      if (Files.isDirectory(file)) {
        throw new FileNotFoundException(file + " is a folder");
      }
      return BodyPublishers.ofFile(file);
    } catch (FileNotFoundException none) {
      throw new Failure(ExitCode.USAGE, "Cannot read " + file + ".", none);
    }
  }

  private void interrupted(ApiClient api, Job job) {
    shell.err().println();
    if (cancel) {
      api.send(Call.put(null, "imports", job.id(), "cancellation"));
      shell.warn("cancelled; rows already written stay: pointsman imports get " + job.id());
    } else {
      shell.warn("the import goes on; follow it by: pointsman imports wait " + job.id());
    }
  }
}
