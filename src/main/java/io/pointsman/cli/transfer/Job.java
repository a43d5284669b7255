package io.pointsman.cli.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import io.pointsman.cli.shell.ExitCode;
import java.util.Set;

/** An import as the API tells of it. */
record Job(JsonNode view) {

  private static final Set<String> FINISHED = Set.of("DONE", "CANCELLED", "FAILED");

  String id() {
    return view.path("id").asText();
  }

  String state() {
    return view.path("state").asText();
  }

  boolean finished() {
    return FINISHED.contains(state());
  }

  long rows(String kind) {
    return view.path("rows").path(kind).asLong();
  }

  ExitCode exitCode() {
    if (!state().equals("DONE")) {
      return ExitCode.JOB_NOT_DONE;
    }
    return rows("rejected") > 0 ? ExitCode.ROWS_REJECTED : ExitCode.OK;
  }
}
