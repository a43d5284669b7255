package io.pointsman.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import io.pointsman.cli.connection.Call;
import io.pointsman.cli.connection.Connection;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** Makes one call of the API and prints its answer. */
public abstract class ItemCommand implements Callable<Integer> {

  private final Columns columns;

  @Mixin private Connection connection;
  @Mixin private Output output;

  protected ItemCommand(Columns columns) {
    this.columns = columns;
  }

  protected abstract Call request();

  @Override
  public final Integer call() {
    Call request = request();
    print(connection.open().json(request), output);
    return 0;
  }

  /**
   * @param answer null if there is none
   */
  protected void print(JsonNode answer, Output output) {
    output.item(answer, columns);
  }
}
