package io.pointsman.image;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;

/** One organization with one device, through the API of a pod. */
final class FirstTenant {

  static final String TARGET = "https://tenant.example/{mac.lower}.cfg";

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Pod pod;

  FirstTenant(Pod pod) {
    this.pod = pod;
  }

  void registers() throws IOException {
    String id =
        JSON.readTree(call("POST", "organizations", Map.of("name", "First", "kind", "PROVIDER")))
            .get("id")
            .asText();
    call("PUT", "profiles/first?organization=" + id, Map.of("template", TARGET));
    call("PUT", "devices/" + Pod.MAC, Map.of("organization", id, "profile", "first"));
    call("GET", "devices?organization=" + id, null);
  }

  private String call(String method, String path, Object body) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(pod.api() + "/api/v1/" + path))
            .timeout(Duration.ofMinutes(1))
            .header("Authorization", "Bearer " + Pod.OPERATOR_KEY)
            .header("Content-Type", "application/json")
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
    HttpResponse<String> answer = answer(request.build());
    if (answer.statusCode() / 100 != 2) {
      throw new IOException(path + " answered " + answer.statusCode() + ": " + answer.body());
    }
    return answer.body();
  }

  /** Phones may be answered from a snapshot before the schema is ready for the API. */
  private static HttpResponse<String> answer(HttpRequest request) {
    return Awaitility.await("the API is ready")
        .atMost(PATIENCE)
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(
            () -> HTTP.send(request, HttpResponse.BodyHandlers.ofString()),
            answer -> answer.statusCode() != 503);
  }
}
