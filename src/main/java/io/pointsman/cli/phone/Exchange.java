package io.pointsman.cli.phone;

import com.fasterxml.jackson.databind.JsonNode;
import io.pointsman.cli.connection.Body;
import io.pointsman.cli.http.Http;
import io.pointsman.cli.http.PatientStream;
import io.pointsman.cli.shell.Display;
import io.pointsman.cli.shell.ExitCode;
import io.pointsman.cli.shell.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * A request and its answer.
 *
 * @param body its first 64 KiB
 */
record Exchange(URI address, Map<String, List<String>> asked, HttpResponse<?> answer, byte[] body) {

  private static final int SHOWN = 1 << 16;

  /** Headers that are empty are not sent. */
  static Exchange run(Http http, URI address, Map<String, String> headers) {
    HttpRequest request = request(address, headers);
    HttpResponse<InputStream> answer =
        http.send(request, HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream body = new PatientStream(answer.body(), http.patience())) {
      return new Exchange(address, request.headers().map(), answer, body.readNBytes(SHOWN));
    } catch (IOException broken) {
      throw http.failure(address, broken);
    }
  }

  int status() {
    return answer.statusCode();
  }

  /** Where the phone is sent; null if it is not. */
  URI redirect() {
    String location = answer.headers().firstValue("Location").orElse(null);
    if (location == null || status() < 300 || status() > 399) {
      return null;
    }
    try {
      URI next = address.resolve(location);
      if (next.getHost() != null && next.getScheme().startsWith("http")) {
        return next;
      }
    } catch (IllegalArgumentException malformed) {
      // Told below.
    }
    throw new Failure(
        ExitCode.UNEXPECTED, "It cannot be followed to \"" + Display.line(location) + "\".");
  }

  void print(PrintStream out) {
    out.println("> GET " + target() + " HTTP/1.1");
    out.println("> Host: " + address.getRawAuthority());
    asked.forEach((name, values) -> values.forEach(value -> line(out, "> ", name, value)));
    out.println();
    out.println("< HTTP/1.1 " + status());
    answer
        .headers()
        .map()
        .forEach((name, values) -> values.forEach(value -> line(out, "< ", name, value)));
    out.println();
    if (body.length > 0) {
      out.println(Display.lines(new String(body, StandardCharsets.UTF_8)));
      if (body.length == SHOWN) {
        out.println("… (only the first 64 KiB are shown)");
      }
    }
  }

  JsonNode json() {
    return new Body()
        .with("url", address.toString())
        .with("request", new Body().with("headers", asked).json())
        .with("status", status())
        .with("headers", answer.headers().map())
        .with("body", new String(body, StandardCharsets.UTF_8))
        .json();
  }

  private String target() {
    String query = address.getRawQuery();
    return address.getRawPath() + (query == null ? "" : "?" + query);
  }

  private static HttpRequest request(URI address, Map<String, String> headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(address);
    headers.forEach(
        (name, value) -> {
          try {
            // Without one of ours, the client would put in its own User-Agent.
            if (!value.isEmpty() || name.equalsIgnoreCase("User-Agent")) {
              request.setHeader(name, value);
            }
          } catch (IllegalArgumentException malformed) {
            throw new Failure(ExitCode.USAGE, "The header " + name + " cannot be sent.");
          }
        });
    return request.build();
  }

  private static void line(PrintStream out, String direction, String name, String value) {
    out.println(direction + Display.line(name) + ": " + Display.line(value));
  }
}
