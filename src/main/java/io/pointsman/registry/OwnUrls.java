package io.pointsman.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pointsman.template.UrlTemplate;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Stores devices' own URLs: the same organization and text always give the same row. */
@ApplicationScoped
class OwnUrls {

  private static final int ATTEMPTS = 4;

  // In the order of ids, so that two writers never wait for each other in a circle.
  private static final String INSERT =
      "insert into own_url (id, organization_id, syntax, template)"
          + " select x.id, :organization, x.syntax, x.template"
          + " from jsonb_to_recordset(cast(cast(:rows as text) as jsonb))"
          + " as x (id bigint, syntax text, template text) order by x.id on conflict do nothing";

  /** What distinguishes the URLs of one organization. */
  record Text(String syntax, String template) {
    static Text of(UrlTemplate url) {
      return new Text(url.syntax().name(), url.text());
    }
  }

  private record Row(long id, String syntax, String template) {}

  private final ObjectMapper json;

  OwnUrls(ObjectMapper json) {
    this.json = json;
  }

  /** The ids of all the texts, which become rows where they are not yet. */
  Uni<Map<Text, Long>> store(Mutiny.Session session, UUID organization, Collection<Text> texts) {
    return store(session, organization, new HashSet<>(texts), 0);
  }

  private Uni<Map<Text, Long>> store(
      Mutiny.Session session, UUID organization, Set<Text> texts, int attempt) {
    if (texts.isEmpty()) {
      return Uni.createFrom().item(new HashMap<>());
    }
    if (attempt == ATTEMPTS) {
      throw new IllegalStateException("ids of own URLs collide again and again");
    }
    Map<Long, Text> wanted = new TreeMap<>();
    for (Text text : texts) {
      wanted.put(OwnUrlId.of(organization, text.syntax(), text.template(), attempt), text);
    }
    return session
        .createNativeQuery(INSERT)
        .setParameter("organization", organization)
        .setParameter("rows", rows(wanted))
        .executeUpdate()
        .chain(() -> Lookups.urls(session, wanted.keySet()))
        .chain(
            found -> {
              Map<Text, Long> ids = new HashMap<>();
              wanted.forEach(
                  (id, text) -> {
                    OwnUrl row = found.get(id);
                    if (row.organization.equals(organization)
                        && new Text(row.syntax, row.template).equals(text)) {
                      ids.put(text, id);
                    }
                  });
              Set<Text> collided = new HashSet<>(texts);
              collided.removeAll(ids.keySet());
              return store(session, organization, collided, attempt + 1)
                  .map(
                      more -> {
                        more.putAll(ids);
                        return more;
                      });
            });
  }

  private String rows(Map<Long, Text> wanted) {
    try {
      return json.writeValueAsString(
          wanted.entrySet().stream()
              .map(e -> new Row(e.getKey(), e.getValue().syntax(), e.getValue().template()))
              .toList());
    } catch (JsonProcessingException unwritable) {
      throw new IllegalStateException(unwritable);
    }
  }
}
