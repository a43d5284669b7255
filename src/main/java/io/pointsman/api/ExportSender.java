package io.pointsman.api;

import io.pointsman.registry.DatabaseFailure;
import io.pointsman.registry.Export;
import io.pointsman.registry.ExportCopy;
import io.pointsman.registry.ProblemType;
import io.pointsman.registry.RegistryException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Sends exports as fast as their readers take them, on few threads of its own: a reader that is
 * slow keeps nobody but other exports waiting.
 */
@ApplicationScoped
class ExportSender {

  private static final Logger LOG = Logger.getLogger(ExportSender.class);
  private static final int RETRY_SECONDS = 15;

  private final ExportCopy copies;
  private final ApiConfig config;
  private final ExecutorService threads;

  ExportSender(ExportCopy copies, ApiConfig config) {
    this.copies = copies;
    this.config = config;
    this.threads =
        new ThreadPoolExecutor(
            0,
            config.maxExports(),
            10,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            run -> new Thread(run, "export"));
  }

  @PreDestroy
  void stop() {
    threads.shutdownNow();
  }

  /**
   * Writes the response itself. Once its head is on the way, a failure cuts the connection: what
   * came is then seen to be no whole export.
   *
   * @param what the file's name without its ending
   * @return fails if nothing was sent yet
   */
  Uni<Void> send(RoutingContext request, String what, Export export) {
    HttpServerResponse response = request.response();
    Context context = Vertx.currentContext();
    ExportReader reader = new ExportReader(context, response, config.exportPatience());
    return Uni.createFrom()
        .<Void>emitter(
            emitter -> {
              head(request, what, export);
              if (request.request().method() == HttpMethod.HEAD) {
                // Not at once: Quarkus first subscribes to this, then looks at the response.
                context.runOnContext(
                    now -> response.end().onSuccess(emitter::complete).onFailure(emitter::fail));
                return;
              }
              try {
                threads.execute(
                    () -> {
                      try {
                        copies.run(export, reader);
                        reader.end();
                        emitter.complete(null);
                      } catch (SQLException
                          | IOException
                          | InterruptedException
                          | RuntimeException failure) {
                        ended(request, failure).onComplete(cut -> emitter.fail(problem(failure)));
                      }
                    });
              } catch (RejectedExecutionException full) {
                emitter.fail(tooMany());
              }
            })
        .emitOn(run -> context.runOnContext(now -> run.run()))
        .onFailure(failure -> response.headWritten())
        .recoverWithNull();
  }

  private static void head(RoutingContext request, String what, Export export) {
    request
        .response()
        .setChunked(true)
        .putHeader("Content-Type", ExportFormats.contentType(export.format(), request))
        .putHeader("Cache-Control", "no-store")
        .putHeader(
            "Content-Disposition",
            "attachment; filename=" + ExportFormats.fileName(what, export.format()));
  }

  /**
   * Cuts the connection off, if anything was sent. At once, with whatever still waits to be sent:
   * an orderly end would let the answer look whole.
   */
  private static Future<Void> ended(RoutingContext request, Exception failure) {
    if (!request.response().headWritten()) {
      request.response().setChunked(false).headers().remove("Content-Disposition");
      return Future.succeededFuture();
    }
    LOG.infof("An export was cut off: %s", failure);
    Promise<Void> cut = Promise.promise();
    ((ConnectionBase) request.request().connection())
        .channel()
        .close()
        .addListener(closed -> cut.complete());
    return cut.future();
  }

  private static Throwable problem(Exception failure) {
    return failure instanceof SQLException sql ? DatabaseFailure.refusal(sql) : failure;
  }

  private RegistryException tooMany() {
    return new RegistryException(
            ProblemType.TOO_MANY_EXPORTS,
            "%d exports are under way, and more may not be: try again when one has ended."
                .formatted(config.maxExports()))
        .with("retryAfter", RETRY_SECONDS);
  }
}
