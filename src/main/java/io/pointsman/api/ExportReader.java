package io.pointsman.api;

import io.pointsman.registry.ExportSink;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** The client at the other end of an export: takes the next piece when the last one has gone. */
final class ExportReader implements ExportSink {

  /** Whoever is slower keeps a connection, a snapshot of the database, and others out. */
  private static final long SLOWEST_NANOS_A_BYTE = 10_000;

  private final Context context;
  private final HttpServerResponse response;
  private final Duration patience;
  private final long began = System.nanoTime();
  private long sent;

  /**
   * @param context of the response
   */
  ExportReader(Context context, HttpServerResponse response, Duration patience) {
    this.context = context;
    this.response = response;
    this.patience = patience;
  }

  @Override
  public void take(byte[] piece) throws IOException, InterruptedException {
    sent += piece.length;
    if (System.nanoTime() - began > patience.toNanos() + sent * SLOWEST_NANOS_A_BYTE) {
      throw new IOException("its reader is slower than 100 kB/s");
    }
    await(() -> response.write(Buffer.buffer(piece)));
  }

  void end() throws IOException, InterruptedException {
    await(response::end);
  }

  private void await(Supplier<Future<Void>> write) throws IOException, InterruptedException {
    Promise<Void> written = Promise.promise();
    context.runOnContext(
        now -> Future.succeededFuture().compose(go -> write.get()).onComplete(written));
    try {
      written
          .future()
          .toCompletionStage()
          .toCompletableFuture()
          .get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException nobodyReads) {
      throw new IOException(
          "its reader took nothing for " + patience.toSeconds() + " s", nobodyReads);
    } catch (ExecutionException gone) {
      throw new IOException("its reader is gone", gone.getCause());
    }
  }
}
