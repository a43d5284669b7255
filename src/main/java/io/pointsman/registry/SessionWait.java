package io.pointsman.registry;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Lets a worker's thread wait for what is done in sessions, which belong to event loops. */
@ApplicationScoped
class SessionWait {

  private final Vertx vertx;

  SessionWait(Vertx vertx) {
    this.vertx = vertx;
  }

  /**
   * Blocks.
   *
   * @param late the message of the refusal if it takes longer
   * @throws RegistryException {@code UNAVAILABLE} if it takes longer, or the program ends meanwhile
   */
  <T> T await(Duration longest, String late, Supplier<Uni<T>> work) {
    try {
      return start(work).get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(failed.getCause());
    } catch (TimeoutException over) {
      throw RegistryException.unavailable(late, over);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw RegistryException.unavailable("The program is ending.", ended);
    }
  }

  /** Hibernate Reactive wants a context of its own for each session. */
  <T> CompletableFuture<T> start(Supplier<Uni<T>> work) {
    Context context =
        VertxContext.createNewDuplicatedContext(((VertxInternal) vertx).createEventLoopContext());
    VertxContextSafetyToggle.setContextSafe(context, true);
    CompletableFuture<T> result = new CompletableFuture<>();
    context.runOnContext(
        now ->
            Uni.createFrom()
                .deferred(() -> work.get())
                .subscribe()
                .with(result::complete, result::completeExceptionally));
    return result;
  }
}
