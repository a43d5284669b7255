package io.pointsman.cli.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import io.pointsman.cli.connection.ApiClient;
import io.pointsman.cli.connection.Call;
import io.pointsman.cli.shell.ExitCode;
import io.pointsman.cli.shell.Failure;
import io.pointsman.cli.shell.Shell;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends a file, for as long as it goes forward. */
final class Upload {

  private static final long LOOK_MILLIS = 200;
  private static final int STORING_PATIENCE = 20;
  private static final double MEGABYTE = 1e6;

  private final Shell shell;
  private final ApiClient api;

  Upload(Shell shell, ApiClient api) {
    this.shell = shell;
    this.api = api;
  }

  /**
   * The job that the file has become.
   *
   * @throws Failure if nothing goes forward for as long as the connection's patience
   */
  JsonNode send(Call call, BodyPublisher file) {
    CountedBody body = new CountedBody(file);
    Progress progress = new Progress(shell, "Sending");
    Instant start = shell.clock().instant();
    CompletableFuture<HttpResponse<byte[]>> answer = api.upload(call, body);
    long before = -1;
    int still = 0;
    try {
      while (true) {
        try {
          return ApiClient.checked(ApiClient.reply(answer.get(LOOK_MILLIS, TimeUnit.MILLISECONDS)))
              .json();
        } catch (TimeoutException notYet) {
          still = body.sent() == before ? still + 1 : 0;
          before = body.sent();
          if (still * LOOK_MILLIS > patience(body)) {
            answer.cancel(true);
            throw stalled(body);
          }
          show(progress, body, Duration.between(start, shell.clock().instant()));
        }
      }
    } catch (ExecutionException failed) {
      throw api.http().failure(api.base(), failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new Failure(ExitCode.UNEXPECTED, "Interrupted.", interrupted);
    } finally {
      progress.end();
    }
  }

  /** What is sent is still to be stored, for which a long file takes its time. */
  private long patience(CountedBody body) {
    long usual = api.http().patience().toMillis();
    return body.complete() ? STORING_PATIENCE * usual : usual;
  }

  private static Failure stalled(CountedBody body) {
    return new Failure(
        ExitCode.UNAVAILABLE,
        body.complete()
            ? "The file is sent, but the API does not say what became of it: see 'pointsman imports"
                + " list'."
            : "The API took nothing more after " + body.sent() + " bytes: nothing was imported.");
  }

  private static void show(Progress progress, CountedBody body, Duration spent) {
    double sent = body.sent();
    Double total = body.contentLength() < 0 ? null : (double) body.contentLength();
    double perSecond = sent / Math.max(0.001, spent.toMillis() / 1000.0);
    String amount =
        total == null
            ? String.format(Locale.ROOT, "%.1f MB", sent / MEGABYTE)
            : String.format(Locale.ROOT, "%.1f of %.1f MB", sent / MEGABYTE, total / MEGABYTE);
    progress.show(
        amount,
        sent,
        total,
        String.format(Locale.ROOT, "%.1f MB/s", perSecond / MEGABYTE),
        total == null || perSecond <= 0 ? null : Math.round((total - sent) / perSecond));
  }
}
