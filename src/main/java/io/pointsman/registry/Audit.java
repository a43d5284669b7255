package io.pointsman.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Who wrote what: one line a write, in the write's own transaction. */
@ApplicationScoped
public class Audit {

  // As text first: the driver would send a string bound to jsonb as one JSON string.
  private static final String INSERT =
      "insert into audit (actor, organization_id, action, subject, before, after) values"
          + " (:actor, cast(:organization as uuid), :action, :subject,"
          + " cast(cast(:before as text) as jsonb), cast(cast(:after as text) as jsonb))";

  private final ObjectMapper json;

  Audit(ObjectMapper json) {
    this.json = json;
  }

  /**
   * @param organization whose thing it is; may be null
   * @param action such as {@code profile.update}
   * @param subject the thing's id or address
   * @param before a record or map without secrets, null if it did not exist
   * @param after a record or map without secrets, null if it is gone
   */
  public Uni<Void> write(
      Mutiny.Session session,
      Caller caller,
      UUID organization,
      String action,
      String subject,
      Object before,
      Object after) {
    return session
        .createNativeQuery(INSERT)
        .setParameter("actor", caller.actor())
        .setParameter("organization", organization == null ? null : organization.toString())
        .setParameter("action", action)
        .setParameter("subject", subject)
        .setParameter("before", text(before))
        .setParameter("after", text(after))
        .executeUpdate()
        .replaceWithVoid();
  }

  private String text(Object value) {
    try {
      return value == null ? null : json.writeValueAsString(value);
    } catch (JsonProcessingException unwritable) {
      throw new IllegalArgumentException("not writable as JSON: " + value.getClass(), unwritable);
    }
  }
}
