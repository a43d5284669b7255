package io.pointsman.cli.phone;

import io.pointsman.cli.http.Http;
import io.pointsman.cli.output.Columns;
import io.pointsman.cli.output.Format;
import io.pointsman.cli.output.Output;
import io.pointsman.cli.output.Rows;
import io.pointsman.cli.shell.ExitCode;
import io.pointsman.cli.shell.Failure;
import io.pointsman.cli.shell.Shell;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pointsman phone} */
@Command(
    name = "phone",
    description = {
      "Is a phone: asks as that maker's phones do, and shows the whole exchange.",
      "No key is sent. Ends with 0 if it is told where it belongs, with 5 if it is refused."
    },
    footer = {
      "  pointsman phone 7C2F80ABCDEF",
      "  pointsman phone 001565112233 --at https://phones.example --model SIP-T54W --follow"
    })
public final class PhoneCommand implements Callable<Integer> {

  private static final Columns COLUMNS =
      Columns.of(
          "url",
          "userAgent=/request/headers/User-Agent/0",
          "status",
          "location=/headers/location/0");
  private static final int MOST_REDIRECTS = 5;

  private final Shell shell;

  @Mixin private Output output;
  @Mixin private PhoneRequest asking;

  @Option(
      names = "--at",
      paramLabel = "URL",
      description = "Where phones ask ($POINTSMAN_PHONE_URL; left out: http://localhost:7080).")
  private String at;

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description = "PEM file of the authorities to trust instead of the usual ones.")
  private Path ca;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "How long to wait for each answer (${DEFAULT-VALUE}).")
  private int timeout;

  @Option(names = "--follow", description = "Goes on to where it is sent, up to 5 times.")
  private boolean follow;

  @Option(
      names = "--expect",
      split = ",",
      paramLabel = "STATUS",
      description = "Ends with 0 if the last answer has one of these, else with 1.")
  private List<Integer> expected;

  PhoneCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    if (timeout < 1) {
      throw new Failure(ExitCode.USAGE, "--timeout must be at least 1 second.");
    }
    Http http = new Http(ca, Duration.ofSeconds(timeout));
    List<Exchange> exchanges = new ArrayList<>();
    URI next = asking.at(base());
    while (next != null && exchanges.size() <= MOST_REDIRECTS) {
      Exchange exchange = Exchange.run(http, next, asking.headers());
      exchanges.add(exchange);
      if (output.format() == Format.TABLE) {
        exchange.print(shell.out());
        shell.flush();
      }
      next = follow ? exchange.redirect() : null;
    }
    if (output.format() != Format.TABLE) {
      Rows rows = output.rows(COLUMNS);
      exchanges.stream().map(Exchange::json).forEach(rows::row);
      rows.end(null);
      shell.flush();
    }
    int status = exchanges.get(exchanges.size() - 1).status();
    if (expected != null) {
      return (expected.contains(status) ? ExitCode.OK : ExitCode.UNEXPECTED).number();
    }
    return (status < 400 ? ExitCode.OK : ExitCode.ofStatus(status)).number();
  }

  private URI base() {
    String given = at != null ? at : shell.variable("POINTSMAN_PHONE_URL");
    try {
      URI base = URI.create(given == null ? "http://localhost:7080" : given);
      if (base.getHost() != null && base.getScheme().startsWith("http")) {
        return base;
      }
    } catch (IllegalArgumentException malformed) {
      // Told below.
    }
    throw new Failure(
        ExitCode.USAGE, "\"" + given + "\" is no address such as https://phones.example.");
  }
}
