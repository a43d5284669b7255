package io.pointsman.registry;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Files of organizations, which their profiles name: settings, certificates, authorities. */
@ApplicationScoped
public class UploadedFiles {

  private final Transactions transactions;
  private final Audit audit;
  private final RegistryConfig config;

  UploadedFiles(Transactions transactions, Audit audit, RegistryConfig config) {
    this.transactions = transactions;
    this.audit = audit;
    this.config = config;
  }

  /**
   * Makes or replaces the file of a name; the same again changes nothing. Every profile that names
   * it has the new content at once.
   *
   * @param organization whose; null: the caller's own
   * @return fails with {@code INVALID_PARAMETERS}, {@code UPLOADS_FULL}, or {@code UPLOAD_IN_USE}
   *     if it is no certificate where one is needed
   */
  public Uni<Saved<UploadView>> put(
      Caller caller, UUID organization, String name, String mediaType, byte[] content) {
    caller.require(Role.EDITOR);
    UUID holder = caller.actingFor(organization);
    UploadRules.check(name, mediaType, content);
    StoredUpload row = new StoredUpload();
    row.organization = holder;
    row.name = name;
    row.mediaType = mediaType;
    row.content = content;
    row.size = content.length;
    row.sha256 = sha256(content);
    return transactions.write(
        session ->
            session
                .find(Organization.class, holder)
                .onItem()
                .ifNull()
                .failWith(() -> RegistryException.notFound("organization", holder))
                .call(() -> UploadRows.lock(session, holder))
                .chain(() -> UploadRows.current(session, holder, name))
                .chain(
                    present ->
                        isSame(present, row)
                            ? Uni.createFrom().item(new Saved<>(present.view(), false))
                            : replace(session, caller, present, row)));
  }

  /** In the order of names. */
  public Uni<Page<UploadView>> list(Caller caller, UUID organization, PageRequest request) {
    UUID holder = caller.actingFor(organization);
    String filter = "uploads of " + holder;
    Optional<String> after = request.after(filter);
    return transactions
        .read(session -> UploadRows.list(session, holder, after.orElse(""), request.fetch()))
        .map(rows -> Page.of(rows, request, filter, UploadView::name));
  }

  /** For editors, as settings may hold passwords. */
  public Uni<UploadContent> content(Caller caller, UUID organization, String name) {
    caller.require(Role.EDITOR);
    UUID holder = caller.actingFor(organization);
    UploadRules.checkName(name);
    return transactions
        .read(session -> UploadRows.current(session, holder, name))
        .onItem()
        .ifNull()
        .failWith(() -> RegistryException.notFound("upload", name))
        .map(row -> new UploadContent(row.mediaType, row.sha256, row.content));
  }

  /** Fails with {@code UPLOAD_IN_USE} while profiles name it. */
  public Uni<Void> delete(Caller caller, UUID organization, String name) {
    caller.require(Role.EDITOR);
    UUID holder = caller.actingFor(organization);
    UploadRules.checkName(name);
    return transactions.write(
        session ->
            UploadRows.lock(session, holder)
                .chain(() -> UploadRows.current(session, holder, name))
                .onItem()
                .ifNull()
                .failWith(() -> RegistryException.notFound("upload", name))
                .call(() -> UploadUsers.refuseIfAny(session, holder, name))
                .call(row -> UploadRows.now(session).invoke(now -> row.supersededAt = now))
                .call(session::flush)
                .call(
                    row ->
                        audit.write(
                            session, caller, holder, "upload.delete", name, row.view(), null))
                .replaceWithVoid());
  }

  private Uni<Saved<UploadView>> replace(
      Mutiny.Session session, Caller caller, StoredUpload present, StoredUpload row) {
    UploadView before = present == null ? null : present.view();
    return UploadRows.room(session, row.organization, row.name)
        .invoke(found -> refuseIfFull(row, ((Number) found[0]).longValue()))
        .chain(
            found ->
                UploadRows.now(session)
                    .invoke(now -> succeed(row, now, (String) found[1], present)))
        // First the old one, as there is one current row a name.
        .call(session::flush)
        .call(() -> session.persist(row))
        .call(session::flush)
        .chain(() -> UploadUsers.follow(session, row.organization, row.named()))
        .invoke(users -> refuseIfNoCertificate(row, users))
        .call(
            users ->
                audit.write(
                    session,
                    caller,
                    row.organization,
                    before == null ? "upload.create" : "upload.replace",
                    row.name,
                    before,
                    after(row, users)))
        .map(users -> new Saved<>(row.view(), before == null));
  }

  /**
   * @param last the name's largest version; null for none
   * @param present null if there is none
   */
  private static void succeed(StoredUpload row, Instant now, String last, StoredUpload present) {
    row.createdAt = now;
    row.version = VersionStamp.next(now, last);
    if (present != null) {
      present.supersededAt = now;
    }
  }

  private static Map<String, Object> after(StoredUpload row, List<Profile> users) {
    Map<String, Object> after = new LinkedHashMap<>();
    after.put("upload", row.view());
    after.put("profiles", users.size());
    return after;
  }

  /** Replaced contents count until they are cleared away, else replacing would need no room. */
  private void refuseIfFull(StoredUpload row, long used) {
    long room = config.uploadRoom().asLongValue();
    int charged = UploadRules.charged(row.size);
    if (used + charged > room) {
      throw new RegistryException(
              ProblemType.UPLOADS_FULL,
              "With %d bytes more the organization would have more than the %d that it may (pointsman.registry.upload-room); what was replaced or deleted counts for another %d hours."
                  .formatted(charged, room, config.keepChanges().toHours()))
          .with("limit", room);
    }
  }

  private static void refuseIfNoCertificate(StoredUpload row, List<Profile> users) {
    List<String> trusting =
        users.stream()
            .filter(user -> user.delivery.trusts(row.name))
            .map(user -> user.name)
            .toList();
    if (!trusting.isEmpty() && !CertificateText.isOne(row.content)) {
      throw new RegistryException(
              ProblemType.UPLOAD_IN_USE,
              "%d profiles use '%s' as a certificate, and this is none: neither PEM nor DER."
                  .formatted(trusting.size(), row.name))
          .with("profiles", trusting.stream().limit(20).toList());
    }
  }

  private static boolean isSame(StoredUpload present, StoredUpload row) {
    return present != null
        && present.sha256.equals(row.sha256)
        && present.mediaType.equals(row.mediaType);
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
