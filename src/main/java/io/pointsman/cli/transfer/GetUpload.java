package io.pointsman.cli.transfer;

import io.pointsman.cli.connection.ApiClient;
import io.pointsman.cli.connection.Call;
import io.pointsman.cli.connection.Connection;
import io.pointsman.cli.connection.Holder;
import io.pointsman.cli.shell.ExitCode;
import io.pointsman.cli.shell.Shell;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pointsman uploads get} */
@Command(
    name = "get",
    description = "Writes an upload's content (editor).",
    footer = "  pointsman uploads get ca.pem --to ca.pem")
final class GetUpload implements Callable<Integer> {

  private final Shell shell;

  @Mixin private Connection connection;
  @Mixin private Holder holder;

  @Parameters(paramLabel = "NAME", description = "As profiles name it.")
  private String name;

  @Option(
      names = "--to",
      paramLabel = "FILE",
      description = "The file to write; left out: standard output.")
  private Path file;

  GetUpload(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    Call call =
        Call.get("uploads", name).query("organization", holder.id()).header("Accept", "*/*");
    ApiClient api = connection.open();
    if (file == null) {
      Download.toOutput(api, call, shell);
    } else {
      Download.toFile(api, call, file);
    }
    return ExitCode.OK.number();
  }
}
