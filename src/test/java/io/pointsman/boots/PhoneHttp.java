package io.pointsman.boots;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * A phone's HTTP client: GET alone, HTTP/1.1, no cookies, no compression, no cache. It follows 302
 * and 307, and wants to know beforehand how long a file is.
 */
final class PhoneHttp {

  private static final int MOST_REDIRECTS = 5;
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private final String userAgent;

  PhoneHttp(String userAgent) {
    this.userAgent = userAgent;
  }

  /**
   * The answer at the end of all redirects.
   *
   * @throws NotTakenException if there is none that a phone can take
   */
  PhoneAnswer get(String url, BootLog log) {
    String next = url;
    for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      HttpResponse<byte[]> response = send(next, log);
      int status = response.statusCode();
      if (status < 300 || status > 399) {
        return new PhoneAnswer(next, status, status == 200 ? file(response) : null);
      }
      if (status != 302 && status != 307) {
        throw new NotTakenException(next + " redirects by " + status);
      }
      String location = response.headers().firstValue("Location").orElse("");
      if (!location.startsWith("http://") && !location.startsWith("https://")) {
        throw new NotTakenException(next + " redirects to \"" + location + "\"");
      }
      next = location;
    }
    throw new NotTakenException(url + " redirects more than " + MOST_REDIRECTS + " times");
  }

  private HttpResponse<byte[]> send(String url, BootLog log) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url))
              .timeout(Duration.ofSeconds(30))
              .header("User-Agent", userAgent)
              .header("Accept", "*/*")
              .build();
      HttpResponse<byte[]> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray());
      log.asked(response.statusCode(), url);
      return response;
    } catch (IllegalArgumentException malformed) {
      throw new NotTakenException("\"" + url + "\" cannot be asked", malformed);
    } catch (IOException broken) {
      log.asked(0, url);
      throw new NotTakenException(url + " does not answer", broken);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static byte[] file(HttpResponse<byte[]> response) {
    long length = response.headers().firstValueAsLong("Content-Length").orElse(-1);
    if (length != response.body().length) {
      throw new NotTakenException(
          response.uri()
              + " has a Content-Length of "
              + length
              + ", not "
              + response.body().length);
    }
    if (length == 0) {
      throw new NotTakenException(response.uri() + " is empty");
    }
    return response.body();
  }
}
