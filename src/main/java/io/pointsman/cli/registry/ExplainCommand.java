package io.pointsman.cli.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.pointsman.cli.connection.Call;
import io.pointsman.cli.output.Format;
import io.pointsman.cli.output.ItemCommand;
import io.pointsman.cli.output.Output;
import io.pointsman.cli.output.Rows;
import io.pointsman.cli.shell.Display;
import java.io.PrintStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pointsman explain} */
@Command(
    name = "explain",
    description = "Tells why a phone is sent where it is sent.",
    footer = "  pointsman explain 7C2F80ABCDEF --path /device/7C2F80ABCDEF.xml")
public final class ExplainCommand extends ItemCommand {

  @Parameters(paramLabel = "MAC", description = "In any usual spelling.")
  private String mac;

  @Option(
      names = "--vendor",
      paramLabel = "VENDOR",
      description = "Whose phone it is, as gigaset; left out: the MAC's maker.")
  private String vendor;

  @Option(names = "--path", paramLabel = "PATH", description = "The path that it asks for.")
  private String path;

  @Option(names = "--model", paramLabel = "MODEL", description = "The model that it names.")
  private String model;

  ExplainCommand() {
    super(Views.RULES);
  }

  @Override
  protected Call request() {
    return Call.get("routes", mac)
        .query("vendor", vendor)
        .query("path", path)
        .query("model", model);
  }

  @Override
  protected void print(JsonNode told, Output output) {
    if (output.format() == Format.JSON) {
      super.print(told, output);
      return;
    }
    Rows rules = output.rows(Views.RULES);
    told.path("rules").forEach(rules::row);
    rules.end(null);
    if (output.format() == Format.TABLE) {
      answer(told, output.shell().out());
    }
    output.shell().flush();
  }

  private static void answer(JsonNode told, PrintStream out) {
    JsonNode answer = told.path("answer");
    out.println();
    if (!told.hasNonNull("answer")) {
      out.println("Somebody else's rule decides.");
    } else {
      out.print("The phone is told: " + answer.path("status").asText());
      out.println(" " + Display.line(answer.path("location").asText()));
      if (told.hasNonNull("mode")) {
        out.println(
            "Mode " + told.path("mode").asText() + ", as " + told.path("dialect").asText() + ".");
      }
    }
    out.println("This replica is " + told.path("replica").asText() + ".");
  }
}
