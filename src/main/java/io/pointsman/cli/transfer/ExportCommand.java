package io.pointsman.cli.transfer;

import io.pointsman.cli.connection.ApiClient;
import io.pointsman.cli.connection.Call;
import io.pointsman.cli.connection.Connection;
import io.pointsman.cli.shell.ExitCode;
import io.pointsman.cli.shell.Shell;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes rows as an import reads them. */
abstract class ExportCommand implements Callable<Integer> {

  private final Shell shell;

  @Mixin private Connection connection;

  @Option(
      names = "--to",
      paramLabel = "FILE",
      description = "The file to write; left out: standard output.")
  private Path file;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "csv or ndjson; left out: as the file's name ends, else csv.")
  private FileFormat format;

  ExportCommand(Shell shell) {
    this.shell = shell;
  }

  abstract Call request();

  @Override
  public Integer call() {
    FileFormat rows = format != null || file == null ? format : FileFormat.of(file);
    Call call = request().header("Accept", (rows == null ? FileFormat.CSV : rows).mediaType());
    ApiClient api = connection.open();
    if (file == null) {
      Download.toOutput(api, call, shell);
    } else {
      Download.toFile(api, call, file);
    }
    return ExitCode.OK.number();
  }
}
