package io.pointsman.registry;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Every call to the database: in one transaction, with an end in time, failing as a problem. */
@ApplicationScoped
public class Transactions {

  private static final String LIMITS =
      "select set_config('statement_timeout', :ms, true),"
          + " set_config('idle_in_transaction_session_timeout', :ms, true)";

  private final Mutiny.SessionFactory sessions;
  private final Duration timeout;
  private final FeedBell bell;

  /**
   * @param sessions an instance, as a process without the API side has none: Quarkus would refuse
   *     to start if one were wanted
   */
  Transactions(Instance<Mutiny.SessionFactory> sessions, RegistryConfig config, FeedBell bell) {
    this.sessions = sessions.get();
    this.bell = bell;
    this.timeout = config.databaseTimeout();
  }

  /**
   * Commits what the work did if it succeeds, and nothing if it fails.
   *
   * @return fails with a {@link RegistryException}, {@code UNAVAILABLE} if the database does not
   *     answer in time; the write may have happened all the same
   */
  public <T> Uni<T> write(Function<Mutiny.Session, Uni<T>> work) {
    return write(timeout, work);
  }

  /** As {@link #write(Function)}, with an end of its own. */
  public <T> Uni<T> write(Duration end, Function<Mutiny.Session, Uni<T>> work) {
    return ended(
            end,
            sessions.withTransaction(
                (session, transaction) ->
                    limit(session, end).chain(() -> work.apply(session)).call(session::flush)))
        .onItem()
        .invoke(bell::ring);
  }

  /** As {@link #write}, without anything to commit. */
  public <T> Uni<T> read(Function<Mutiny.Session, Uni<T>> work) {
    return ended(timeout, sessions.withSession(work));
  }

  /** The server gives up too, so that an abandoned write holds neither locks nor a connection. */
  private static Uni<?> limit(Mutiny.Session session, Duration end) {
    return session
        .createNativeQuery(LIMITS, Object[].class)
        .setParameter("ms", Long.toString(end.toMillis()))
        .getSingleResult();
  }

  private static <T> Uni<T> ended(Duration end, Uni<T> work) {
    return work.ifNoItem().after(end).fail().onFailure().transform(DatabaseFailure::asProblem);
  }
}
