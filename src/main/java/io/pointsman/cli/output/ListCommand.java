package io.pointsman.cli.output;

import io.pointsman.cli.connection.Call;
import io.pointsman.cli.connection.Connection;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** Prints a list of the API. */
public abstract class ListCommand implements Callable<Integer> {

  private final Columns columns;

  @Mixin private Connection connection;
  @Mixin private Output output;
  @Mixin private Paging paging;

  protected ListCommand(Columns columns) {
    this.columns = columns;
  }

  /** Without limit and cursor. */
  protected abstract Call request();

  @Override
  public final Integer call() {
    Call list = request();
    paging.run(connection.open(), list, output.rows(columns));
    return 0;
  }
}
