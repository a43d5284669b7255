package io.pointsman.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pointsman.cli.connection.ApiClient;
import io.pointsman.cli.connection.Call;
import io.pointsman.cli.connection.Connection;
import io.pointsman.cli.connection.Reply;
import io.pointsman.cli.shell.Display;
import io.pointsman.cli.shell.ExitCode;
import io.pointsman.cli.shell.Failure;
import io.pointsman.cli.shell.Shell;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pointsman api} */
@Command(
    name = "api",
    description = "Makes any call of the API, and prints its answer as it is.",
    footer = {
      "  pointsman api GET 'devices?limit=2'",
      "  pointsman api PUT profiles/vienna --data '{\"template\": \"https://prov.example/\"}'"
    })
final class ApiCommand implements Callable<Integer> {

  private final Shell shell;

  @Mixin private Connection connection;

  @Parameters(index = "0", paramLabel = "METHOD", description = "GET, POST, PUT or DELETE.")
  private String method;

  @Parameters(
      index = "1",
      paramLabel = "PATH",
      description = "Below /api/v1/, encoded, with its query if it has one.")
  private String path;

  @Option(
      names = "--data",
      paramLabel = "JSON",
      description = "The body; @FILE reads it from a file, @- from standard input.")
  private String data;

  @Option(
      names = "--header",
      paramLabel = "NAME=VALUE",
      description = "A further header; may be repeated.")
  private Map<String, String> headers = Map.of();

  @Option(names = "--include", description = "Prints status and headers too.")
  private boolean include;

  ApiCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    Call call = new Call(method.toUpperCase(Locale.ROOT), relative(), Map.of(), headers, body());
    ApiClient api = connection.open();
    Reply reply = send(api, call);
    if (include) {
      shell.out().println(reply.status());
      reply
          .headers()
          .map()
          .forEach(
              (name, values) -> shell.out().println(name + ": " + Display.line(values.get(0))));
      shell.out().println();
    }
    shell.out().writeBytes(reply.body());
    if (reply.body().length > 0) {
      shell.out().println();
    }
    shell.flush();
    return ExitCode.OK.number();
  }

  private static Reply send(ApiClient api, Call call) {
    try {
      return api.send(call);
    } catch (IllegalArgumentException malformed) {
      // Without the cause's words, which may quote a secret.
      throw new Failure(
          ExitCode.USAGE, "This cannot be sent: see to METHOD and to each --header.", malformed);
    }
  }

  /** Whatever is given stays below the API's address: the key goes nowhere else. */
  private String relative() {
    String below = path.replaceFirst("^/*(api/v1/)?", "");
    try {
      if (!URI.create(below).isAbsolute() && !below.startsWith("/")) {
        return below;
      }
    } catch (IllegalArgumentException malformed) {
      // Told below.
    }
    throw new Failure(
        ExitCode.USAGE, "\"" + path + "\" is no path of the API, as devices?limit=2.");
  }

  private JsonNode body() {
    if (data == null) {
      return null;
    }
    try {
      return new ObjectMapper().readTree(data.startsWith("@") ? file(data.substring(1)) : data);
    } catch (JsonProcessingException malformed) {
      throw new Failure(ExitCode.USAGE, "--data is no JSON: " + malformed.getOriginalMessage());
    }
  }

  private String file(String name) {
    try (InputStream from = name.equals("-") ? shell.in() : Files.newInputStream(Path.of(name))) {
      return new String(from.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new Failure(ExitCode.USAGE, "Cannot read " + name + ".", unreadable);
    }
  }
}
