package io.pointsman.cli.connection;

import com.fasterxml.jackson.databind.JsonNode;
import io.pointsman.cli.shell.Display;
import io.pointsman.cli.shell.ExitCode;
import io.pointsman.cli.shell.Failure;

/** The API answered with an error; the message tells all that its problem tells. */
public final class Refused extends Failure {

  private static final String TYPES = "urn:pointsman:problem:";

  private Refused(int status, String message) {
    super(ExitCode.ofStatus(status), message);
  }

  static Refused of(Reply reply) {
    StringBuilder told = new StringBuilder();
    JsonNode problem = reply.isProblem() ? reply.json() : null;
    if (problem == null) {
      told.append("The API answered ").append(reply.status()).append('.');
    } else {
      told.append(text(problem, "title")).append(" (").append(reply.status()).append(' ');
      told.append(text(problem, "type").replace(TYPES, "")).append(").");
      if (problem.hasNonNull("detail")) {
        told.append("\n  ").append(text(problem, "detail"));
      }
      problem.path("errors").forEach(error -> told.append("\n  ").append(field(error)));
    }
    if (reply.status() == 401) {
      told.append("\n  Log in with 'pointsman login', or set POINTSMAN_API_KEY_FILE.");
    }
    reply
        .header("X-Request-Id")
        .ifPresent(id -> told.append("\n  request ").append(Display.line(id)));
    return new Refused(reply.status(), told.toString());
  }

  private static String field(JsonNode error) {
    String value = error.hasNonNull("value") ? " \"" + text(error, "value") + "\"" : "";
    return "- " + text(error, "field") + value + ": " + text(error, "message");
  }

  private static String text(JsonNode problem, String member) {
    return Display.line(problem.path(member).asText());
  }
}
