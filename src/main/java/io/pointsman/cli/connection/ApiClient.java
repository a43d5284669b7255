package io.pointsman.cli.connection;

import com.fasterxml.jackson.databind.JsonNode;
import io.pointsman.cli.http.Http;
import io.pointsman.cli.http.PatientStream;
import io.pointsman.cli.shell.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;

/** Calls the API; whatever is no success is thrown. */
public final class ApiClient {

  private final Http http;
  private final URI base;
  private final Credential credential;

  /**
   * @param base ends in {@code /api/v1/}
   */
  ApiClient(Http http, URI base, Credential credential) {
    this.http = http;
    this.base = base;
    this.credential = credential;
  }

  public URI base() {
    return base;
  }

  public Credential credential() {
    return credential;
  }

  public Http http() {
    return http;
  }

  /**
   * @throws Refused if the API answers with an error
   * @throws Failure if it does not answer
   */
  public Reply send(Call call) {
    return checked(reply(http.send(request(call, body(call)))));
  }

  /** As {@link #send(Call)}, with a body that is no JSON; its type is a header of the call. */
  public Reply send(Call call, byte[] body) {
    return checked(reply(http.send(request(call, BodyPublishers.ofByteArray(body)))));
  }

  /** The answer's JSON; null if it has none. */
  public JsonNode json(Call call) {
    return send(call).json();
  }

  /** A body of any length, as it comes; the caller closes it. */
  public InputStream stream(Call call) {
    HttpResponse<InputStream> answer =
        http.send(request(call, body(call)), BodyHandlers.ofInputStream());
    InputStream body = new PatientStream(answer.body(), http.patience());
    if (answer.statusCode() < 400) {
      return body;
    }
    try (body) {
      throw Refused.of(new Reply(answer.statusCode(), answer.headers(), body.readAllBytes()));
    } catch (IOException broken) {
      throw http.failure(base, broken);
    }
  }

  /** Begins to send a body of any length; who waits for the answer says for how long. */
  public CompletableFuture<HttpResponse<byte[]>> upload(Call call, BodyPublisher body) {
    return http.start(request(call, body), BodyHandlers.ofByteArray());
  }

  /**
   * @throws Refused if it is an error
   */
  public static Reply checked(Reply reply) {
    if (reply.status() >= 300) {
      throw Refused.of(reply);
    }
    return reply;
  }

  public static Reply reply(HttpResponse<byte[]> answer) {
    return new Reply(answer.statusCode(), answer.headers(), answer.body());
  }

  private HttpRequest request(Call call, BodyPublisher body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + call.target())).method(call.method(), body);
    request.setHeader("Accept", "application/json");
    request.setHeader("User-Agent", "pointsman-cli");
    if (call.body() != null) {
      request.setHeader("Content-Type", "application/json");
    }
    call.headers().forEach(request::setHeader);
    String bearer = credential.bearer();
    if (bearer != null) {
      request.setHeader("Authorization", "Bearer " + bearer);
    }
    return request.build();
  }

  private static BodyPublisher body(Call call) {
    return call.body() == null
        ? BodyPublishers.noBody()
        : BodyPublishers.ofString(call.body().toString());
  }
}
