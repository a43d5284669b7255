package io.pointsman.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pointsman.delivery.CredentialsKind;
import io.pointsman.delivery.SealedCredentials;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** What tenants' servers ask for before they give files to us: stored sealed, never shown. */
@ApplicationScoped
public class ProfileCredentials {

  private final Transactions transactions;
  private final ProfileWriter writer;
  private final Secrets secrets;
  private final ObjectMapper json = new ObjectMapper();

  ProfileCredentials(Transactions transactions, ProfileWriter writer, Secrets secrets) {
    this.transactions = transactions;
    this.writer = writer;
    this.secrets = secrets;
  }

  /**
   * @param organization whose; null: the caller's own, or, for the operator and an id, any
   * @param reference name or id
   * @return fails with {@code INVALID_FIELDS}, {@code WRONG_MODE} or {@code MODE_NOT_AVAILABLE}
   */
  public Uni<ProfileView> put(
      Caller caller,
      UUID organization,
      String reference,
      CredentialsDraft draft,
      Precondition precondition) {
    caller.require(Role.EDITOR);
    Map<String, String> members = CredentialsRules.check(draft);
    return transactions.write(
        session ->
            locked(session, caller, organization, reference, precondition)
                .chain(row -> writer.credentials(session, caller, row, sealed(row, members))));
  }

  /** Forgets them; none to forget is as good. */
  public Uni<ProfileView> delete(
      Caller caller, UUID organization, String reference, Precondition precondition) {
    caller.require(Role.EDITOR);
    return transactions.write(
        session ->
            locked(session, caller, organization, reference, precondition)
                .chain(row -> writer.credentials(session, caller, row, null)));
  }

  private static Uni<Profile> locked(
      Mutiny.Session session,
      Caller caller,
      UUID organization,
      String reference,
      Precondition precondition) {
    return ProfileLookup.find(
            session, caller, organization, reference, LockModeType.PESSIMISTIC_WRITE)
        .onItem()
        .ifNull()
        .failWith(() -> RegistryException.notFound("profile", reference))
        .invoke(row -> precondition.check(row.version))
        .invoke(
            row -> {
              if (row.mode != Mode.PROXY) {
                throw new RegistryException(
                    ProblemType.WRONG_MODE,
                    "Only PROXY profiles have credentials, '%s' is %s."
                        .formatted(row.name, row.mode));
              }
            });
  }

  /** Each put has a time of its own: copies and connections of earlier ones are told by it. */
  SealedCredentials sealed(Profile row, Map<String, String> members) {
    if (!secrets.available()) {
      throw new RegistryException(
          ProblemType.MODE_NOT_AVAILABLE,
          "Nothing can be sealed without keys: the operator must set pointsman.secrets.keys.");
    }
    try {
      return new SealedCredentials(
          CredentialsKind.valueOf(members.get("kind")),
          Instant.now().truncatedTo(ChronoUnit.MICROS).toString(),
          secrets.seal(json.writeValueAsBytes(members), row.id.toString()));
    } catch (JsonProcessingException unwritable) {
      throw new IllegalStateException("credentials cannot be written as JSON");
    }
  }
}
