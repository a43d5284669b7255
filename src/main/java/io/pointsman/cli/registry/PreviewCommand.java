package io.pointsman.cli.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.pointsman.cli.connection.Body;
import io.pointsman.cli.connection.Call;
import io.pointsman.cli.output.Format;
import io.pointsman.cli.output.ItemCommand;
import io.pointsman.cli.output.Output;
import io.pointsman.cli.shell.Display;
import java.io.PrintStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pointsman preview} */
@Command(
    name = "preview",
    description = "Shows the exchange that a phone would have (editor).",
    footer = "  pointsman preview 7C2F80ABCDEF --path /device/7C2F80ABCDEF.xml")
public final class PreviewCommand extends ItemCommand {

  @Parameters(paramLabel = "MAC", description = "In any usual spelling.")
  private String mac;

  @Option(
      names = "--path",
      paramLabel = "PATH",
      description = "What it asks for; left out: /<mac>.cfg.")
  private String path;

  @Option(names = "--agent", paramLabel = "AGENT", description = "Its User-Agent.")
  private String agent;

  PreviewCommand() {
    super(Views.PREVIEW);
  }

  @Override
  protected Call request() {
    return Call.post(
        new Body().with("mac", mac).with("path", path).with("userAgent", agent).json(), "preview");
  }

  @Override
  protected void print(JsonNode told, Output output) {
    if (output.format() != Format.TABLE) {
      super.print(told, output);
      return;
    }
    PrintStream out = output.shell().out();
    JsonNode answer = told.path("answer");
    out.println("HTTP/1.1 " + answer.path("status").asText());
    for (JsonNode header : answer.path("headers")) {
      out.println(
          Display.line(header.path("name").asText() + ": " + header.path("value").asText()));
    }
    out.println();
    answer.path("body").asText().lines().forEach(line -> out.println(Display.line(line)));
    JsonNode upstream = told.path("upstream");
    if (upstream.hasNonNull("url")) {
      out.println();
      out.println("From " + Display.line(upstream.path("url").asText()));
      for (JsonNode change : upstream.path("changes")) {
        out.println("- " + Display.line(change.path("from").asText()));
        out.println("+ " + Display.line(change.path("to").asText()));
      }
    }
    told.path("failures").forEach(failure -> line(out, "Failed: ", failure.path("message")));
    told.path("warnings").forEach(warning -> line(out, "Note: ", warning));
    output.shell().flush();
  }

  private static void line(PrintStream out, String what, JsonNode text) {
    out.println(what + Display.line(text.asText()));
  }
}
