package io.pointsman.image;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** One organization with one device, through the API of a pod. */
final class FirstTenant {

  static final String TARGET = "https://tenant.example/{mac.lower}.cfg";

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
    try {
      HttpResponse<String> answer =
          HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new IOException(path + " answered " + answer.statusCode() + ": " + answer.body());
      }
      return answer.body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
