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
import org.awaitility.Awaitility;

/** Whole files out of a replica and into one, in the operator's hands. */
final class Transfer {

  static final String CSV = "text/csv";
  static final String NDJSON = "application/x-ndjson";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  private final String base;

  Transfer(Replica replica) {
    base = replica.api() + "/api/v1/";
  }

  String export(String path, String type) {
    return send(200, request(path).header("Accept", type).GET());
  }

  /** Waits until the job has ended well, with no row rejected. */
  JsonNode upload(String path, String type, HttpRequest.BodyPublisher file, Duration atMost) {
    JsonNode job =
        json(send(202, request(path).header("Content-Type", type).timeout(atMost).POST(file)));
    String at = "imports/" + job.get("id").asText();
    Awaitility.await(at)
        .atMost(atMost)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> json(send(200, request(at).GET())).has("finishedAt"));
    JsonNode ended = json(send(200, request(at).GET()));
    assertThat(ended.get("state").asText()).as(ended.toString()).isEqualTo("DONE");
    assertThat(ended.at("/rows/rejected").asLong())
        .as(send(200, request(at + "/rejected").header("Accept", "application/json").GET()))
        .isZero();
    return ended;
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .timeout(Duration.ofSeconds(60))
        .header("Authorization", "Bearer " + Api.OPERATOR_KEY);
  }

  private static String send(int status, HttpRequest.Builder builder) {
    HttpRequest request = builder.build();
    try {
      HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(request + ": " + answer.body()).isEqualTo(status);
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(request.toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
