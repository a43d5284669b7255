package io.pointsman;

import io.pointsman.cli.Cli;
import io.pointsman.local.LocalRunException;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/** Where the program starts. */
@QuarkusMain
public final class Pointsman {

  private Pointsman() {}

  public static void main(String... arguments) {
    if (arguments.length > 0 && arguments[0].equals("cli")) {
      // Before anything that a server needs is looked at.
      System.exit(Cli.run(Arrays.copyOfRange(arguments, 1, arguments.length)));
    }
    // The build runs main() once to see which classes it loads.
    if (System.getProperty("quarkus.appcds.generate") != null) {
      Quarkus.run(arguments);
      return;
    }
    try {
      if (arguments.length > 0 && arguments[0].equals("migrate")) {
        System.exit(Migration.run());
      }
      Stores stores = Stores.prepare();
      CountDownLatch stopped = new CountDownLatch(1);
      stores.stopAfter(stopped);
      Quarkus.run(
          null,
          (code, failure) -> {
            stopped.countDown();
            report(failure);
            System.exit(code);
          },
          arguments);
    } catch (StartRefusedException | LocalRunException refused) {
      System.err.println("Pointsman cannot start: " + refused.getMessage());
      System.exit(1);
    }
  }

  /** Quarkus leaves failures to whoever handles the exit, and says nothing itself. */
  private static void report(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConfigurationException) {
        System.err.println("Pointsman cannot start: " + cause.getMessage());
        return;
      }
    }
    if (failure != null) {
      failure.printStackTrace();
    }
  }
}
