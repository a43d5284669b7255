package io.pointsman.cli.http;

import io.pointsman.cli.shell.ExitCode;
import io.pointsman.cli.shell.Failure;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/**
 * HTTP/1.1 where every wait ends. Redirects are never followed by themselves: a key would go along.
 */
public final class Http {

  private final HttpClient client;
  private final Duration patience;

  /**
   * @param ca a PEM file of the only authorities to trust; null for the usual ones
   * @param patience for connecting, and for each answer
   */
  public Http(Path ca, Duration patience) {
    this.patience = patience;
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(patience);
    if (ca != null) {
      builder.sslContext(Trust.only(ca));
    }
    client = builder.build();
  }

  public Duration patience() {
    return patience;
  }

  /** The whole answer, of any status, within the patience. */
  public HttpResponse<byte[]> send(HttpRequest request) {
    return send(request, HttpResponse.BodyHandlers.ofByteArray());
  }

  /** The answer when the handler has it; a body that is a stream may still be coming. */
  public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler) {
    CompletableFuture<HttpResponse<T>> answer = start(request, handler);
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      answer.cancel(true);
      throw late(request.uri());
    } catch (ExecutionException failed) {
      throw failure(request.uri(), failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new Failure(ExitCode.UNEXPECTED, "Interrupted.", interrupted);
    }
  }

  /** For those who wait in their own way. */
  public <T> CompletableFuture<HttpResponse<T>> start(HttpRequest request, BodyHandler<T> handler) {
    return client.sendAsync(request, handler);
  }

  Failure late(URI address) {
    return new Failure(
        ExitCode.UNAVAILABLE,
        "No answer from %s within %d s.".formatted(origin(address), patience.toSeconds()));
  }

  /** What people are told of an exchange that broke. */
  public Failure failure(URI address, Throwable cause) {
    String where = origin(address);
    if (cause instanceof HttpTimeoutException) {
      return late(address);
    }
    if (cause instanceof ConnectException || cause instanceof UnresolvedAddressException) {
      String why = cause.getCause() instanceof UnresolvedAddressException ? "no such host" : null;
      return unavailable(
          "Cannot connect to " + where + (why == null ? "." : ": " + why + "."), cause);
    }
    if (cause instanceof SSLException) {
      return unavailable(
          "No trustworthy TLS with %s: %s. With an authority of your own, name its file by --ca."
              .formatted(where, cause.getMessage()),
          cause);
    }
    if (cause instanceof IOException) {
      return unavailable("The exchange with " + where + " broke: " + cause.getMessage(), cause);
    }
    return new Failure(ExitCode.UNEXPECTED, where + ": " + cause, cause);
  }

  private static Failure unavailable(String message, Throwable cause) {
    return new Failure(ExitCode.UNAVAILABLE, message, cause);
  }

  /** Without path and query, which may hold secrets. */
  private static String origin(URI address) {
    return address.getScheme() + "://" + address.getRawAuthority();
  }
}
