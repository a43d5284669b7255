package io.pointsman.registry.imports;

import io.pointsman.registry.Caller;
import io.pointsman.registry.Cursor;
import io.pointsman.registry.Export;
import io.pointsman.registry.ExportFormat;
import io.pointsman.registry.Page;
import io.pointsman.registry.PageRequest;
import io.pointsman.registry.ProblemType;
import io.pointsman.registry.RegistryException;
import io.pointsman.registry.Role;
import io.pointsman.registry.RowRefusal;
import io.pointsman.registry.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** The jobs that uploads became: looked at, and stopped. */
@ApplicationScoped
public class Imports {

  /** Longer than any turn, which holds the job. */
  private static final Duration CANCEL_TIMEOUT = Duration.ofSeconds(90);

  private static final String CANCEL =
      "update import_job set state = 'CANCELLED', finished_at = clock_timestamp(), detail = :detail"
          + " where id = :id and state in ('WAITING', 'RUNNING')";

  private static final String AUDIT =
      "insert into audit (actor, organization_id, action, subject, after)"
          + " select cast(:actor as text), organization_id, 'import.cancel', cast(id as text),"
          + " jsonb_build_object('rows', total, 'read', rows_read, 'created', created,"
          + " 'changed', changed, 'unchanged', unchanged, 'rejected', rejected)"
          + " from import_job where id = :id";

  /** COPY takes no parameters; an id is safe. */
  private static final String REJECTED =
      "copy (select line, value, reason, detail from import_reject where job_id = '%s'"
          + " order by line) to stdout (format csv, header)";

  private final Transactions transactions;

  Imports(Transactions transactions) {
    this.transactions = transactions;
  }

  /** Fails with {@code NOT_FOUND} if it is not there, or not the caller's to see. */
  public Uni<ImportView> get(Caller caller, UUID id) {
    return transactions.read(
        session -> visible(session, caller, id).map(row -> ImportView.of(row, Instant.now())));
  }

  /** Only what the caller may see, the newest first. */
  public Uni<Page<ImportView>> list(Caller caller, PageRequest page) {
    String key = "imports of " + caller.organization();
    Optional<UUID> before = page.after(key).map(Cursor::uuid);
    return transactions
        .read(
            session -> {
              var query =
                  session
                      .createSelectionQuery(
                          "from ImportJob where id < :before"
                              + (caller.isOperator() ? "" : " and uploader = :organization")
                              + " order by id desc",
                          ImportJob.class)
                      .setParameter("before", before.orElse(new UUID(-1, -1)))
                      .setMaxResults(page.fetch());
              if (!caller.isOperator()) {
                query.setParameter("organization", caller.organization());
              }
              return query.getResultList();
            })
        .map(rows -> Page.of(rows, page, key, row -> row.id.toString()))
        .map(rows -> rows.map(row -> ImportView.of(row, Instant.now())));
  }

  /**
   * In the order of the file; complete when the job is finished, but for those that are unlisted.
   * Fails as {@link #get}.
   */
  public Uni<Page<RowRefusal>> rejected(Caller caller, UUID id, PageRequest page) {
    String key = "rejected of " + id + " for " + caller.organization();
    long after = page.after(key).map(Cursor::number).orElse(0L);
    return transactions
        .read(
            session ->
                visible(session, caller, id)
                    .chain(
                        () ->
                            session
                                .createSelectionQuery(
                                    "from ImportReject where job = :job and line > :after"
                                        + " order by line",
                                    ImportReject.class)
                                .setParameter("job", id)
                                .setParameter("after", after)
                                .setMaxResults(page.fetch())
                                .getResultList()))
        .map(Imports::refusals)
        .map(rows -> Page.of(rows, page, key, row -> Long.toString(row.line())));
  }

  /** The same as one file, however many they are, with a head. Fails as {@link #get}. */
  public Uni<Export> rejected(Caller caller, UUID id) {
    return get(caller, id).map(job -> new Export(ExportFormat.CSV, REJECTED.formatted(job.id())));
  }

  /**
   * Stops it after the turn that it may have just now; what it wrote stays.
   *
   * @return fails with {@code IMPORT_FINISHED}, or as {@link #get}
   */
  public Uni<ImportView> cancel(Caller caller, UUID id) {
    caller.require(Role.EDITOR);
    return transactions
        .write(
            CANCEL_TIMEOUT,
            session ->
                visible(session, caller, id)
                    .chain(
                        () ->
                            session
                                .createNativeQuery(CANCEL)
                                .setParameter("detail", "Cancelled by " + caller.actor() + ".")
                                .setParameter("id", id)
                                .executeUpdate())
                    .invoke(
                        stopped -> {
                          if (stopped == 0) {
                            throw new RegistryException(
                                ProblemType.IMPORT_FINISHED,
                                "The import %s has ended: read how.".formatted(id));
                          }
                        })
                    .chain(
                        () ->
                            session
                                .createNativeQuery(AUDIT)
                                .setParameter("actor", caller.actor())
                                .setParameter("id", id)
                                .executeUpdate()))
        .chain(() -> get(caller, id));
  }

  private static List<RowRefusal> refusals(List<ImportReject> rows) {
    return rows.stream()
        .map(row -> new RowRefusal(row.line, row.value, row.reason, row.detail))
        .toList();
  }

  /** By who uploaded it: what the operator's job was told may be more than its holder may see. */
  private static Uni<ImportJob> visible(Mutiny.Session session, Caller caller, UUID id) {
    return session
        .find(ImportJob.class, id)
        .map(
            row ->
                row == null || !caller.isOperator() && !caller.organization().equals(row.uploader)
                    ? null
                    : row)
        .onItem()
        .ifNull()
        .failWith(() -> RegistryException.notFound("import", id));
  }
}
