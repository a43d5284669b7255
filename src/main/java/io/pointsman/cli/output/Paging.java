package io.pointsman.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import io.pointsman.cli.connection.ApiClient;
import io.pointsman.cli.connection.Call;
import io.pointsman.cli.shell.ExitCode;
import io.pointsman.cli.shell.Failure;
import io.pointsman.cli.shell.Shell;
import picocli.CommandLine.Option;

/** Reads lists part by part, so that they may be of any length. */
public final class Paging {

  /** The most that the API gives at once. */
  private static final long PART = 1000;

  private final Shell shell;

  @Option(names = "--limit", paramLabel = "N", description = "At most so many; left out: all.")
  private Long limit;

  @Option(
      names = "--cursor",
      paramLabel = "CURSOR",
      description = "Go on where a limited JSON list ended: its \"next\".")
  private String cursor;

  public Paging(Shell shell) {
    this.shell = shell;
  }

  /** Brings every item of the list, up to the limit, to the rows. */
  public void run(ApiClient api, Call list, Rows rows) {
    if (limit != null && limit < 1) {
      throw new Failure(ExitCode.USAGE, "--limit must be at least 1.");
    }
    long left = limit == null ? Long.MAX_VALUE : limit;
    String next = cursor;
    do {
      JsonNode part = api.json(list.query("limit", Math.min(left, PART)).query("cursor", next));
      for (JsonNode item : part.path("items")) {
        rows.row(item);
        left--;
      }
      next = part.hasNonNull("next") ? part.path("next").asText() : null;
      shell.flush();
    } while (next != null && left > 0);
    rows.end(next);
    shell.flush();
  }
}
