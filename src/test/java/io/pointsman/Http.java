package io.pointsman;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Requests to a replica from outside; an answer of any status is an answer. */
final class Http {

  /** For a replica's {@code POINTSMAN_OPERATOR_KEY}. */
  static final String OPERATOR_KEY = "pm_operator-of-integration-tests";

  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private Http() {}

  static HttpResponse<String> get(String url) {
    return send("GET", url, null, null);
  }

  /**
   * @param key sent as a bearer token; null for none
   * @param body sent as JSON; null for none
   */
  static HttpResponse<String> send(String method, String url, String key, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json")
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    if (key != null) {
      request.header("Authorization", "Bearer " + key);
    }
    try {
      return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(method + " " + url, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The first text member of that name. */
  static String text(HttpResponse<String> answer, String member) {
    Matcher found =
        Pattern.compile("\"" + member + "\"\\s*:\\s*\"([^\"]*)\"").matcher(answer.body());
    if (!found.find()) {
      throw new IllegalStateException(
          "no " + member + " in " + answer.statusCode() + " " + answer.body());
    }
    return found.group(1);
  }
}
