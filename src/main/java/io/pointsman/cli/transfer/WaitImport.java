package io.pointsman.cli.transfer;

import io.pointsman.cli.connection.ApiClient;
import io.pointsman.cli.connection.Connection;
import io.pointsman.cli.shell.Shell;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code pointsman imports wait} */
@Command(
    name = "wait",
    description = "Follows an import to its end.",
    footer = "  pointsman imports wait 01a204ed-f009-7292-a005-246bee861562 --rejects rejected.csv")
final class WaitImport implements Callable<Integer> {

  private final Shell shell;

  @Parameters(paramLabel = "ID", description = "Its id.")
  private String id;

  @Mixin private Connection connection;
  @Mixin private JobReport report;

  WaitImport(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    report.prepare();
    ApiClient api = connection.open();
    return report.finished(api, new JobWatch(shell, api).follow(id));
  }
}
