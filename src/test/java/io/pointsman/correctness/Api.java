package io.pointsman.correctness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pointsman.testing.Replica;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** A replica's API in the operator's hands. Every call must succeed, unless it says otherwise. */
final class Api {

  static final String OPERATOR_KEY = "operator-of-the-correctness-tests";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  private final String base;

  Api(Replica replica) {
    this.base = replica.api() + "/api/v1/";
  }

  JsonNode read(String path) {
    return succeed("GET", path, null);
  }

  JsonNode post(String path, Map<String, ?> body) {
    return succeed("POST", path, body);
  }

  JsonNode put(String path, Map<String, ?> body) {
    return succeed("PUT", path, body);
  }

  void delete(String path) {
    succeed("DELETE", path, null);
  }

  /** Uploads a file. */
  void upload(String path, String mediaType, byte[] content) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(Duration.ofSeconds(20))
            .header("Authorization", "Bearer " + OPERATOR_KEY)
            .header("Content-Type", mediaType)
            .PUT(HttpRequest.BodyPublishers.ofByteArray(content))
            .build();
    HttpResponse<String> response = send(request);
    assertThat(response.statusCode()).as("%s: %s", path, response.body()).isIn(200, 201);
  }

  /** The answer's status, whatever it is. */
  int tryPut(String path, Map<String, ?> body) {
    return send("PUT", path, body).statusCode();
  }

  /** What any address says to a GET. */
  static HttpResponse<String> get(String url) {
    return send(HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(10)).build());
  }

  private JsonNode succeed(String method, String path, Map<String, ?> body) {
    HttpResponse<String> response = send(method, path, body);
    assertThat(response.statusCode())
        .as("%s %s %s: %s", method, path, body, response.body())
        .isBetween(200, 299);
    try {
      return response.body().isEmpty() ? null : JSON.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpResponse<String> send(String method, String path, Map<String, ?> body) {
    try {
      HttpRequest.BodyPublisher json =
          body == null
              ? HttpRequest.BodyPublishers.noBody()
              : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
      return send(
          HttpRequest.newBuilder(URI.create(base + path))
              .timeout(Duration.ofSeconds(20))
              .header("Authorization", "Bearer " + OPERATOR_KEY)
              .header("Content-Type", "application/json")
              .method(method, json)
              .build());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HttpResponse<String> send(HttpRequest request) {
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(request.uri().toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
