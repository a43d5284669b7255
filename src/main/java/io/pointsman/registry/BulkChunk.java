package io.pointsman.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pointsman.mac.MacAddress;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Some thousand devices of one holder, in a few statements. */
@ApplicationScoped
class BulkChunk {

  private static final String MACS =
      "(select unnest(cast(string_to_array(:macs, ',') as bigint[])))";

  private static final String EXISTING =
      "select mac, organization_id, profile_id, own_url_id, serial, note from device where mac in "
          + MACS
          + " order by mac for update";

  private static final String ROWS =
      " from jsonb_to_recordset(cast(cast(:rows as text) as jsonb))"
          + " as x (mac bigint, profile uuid, url bigint, serial text, note text)";

  private static final String INSERT =
      "insert into device (mac, organization_id, profile_id, own_url_id, serial, note)"
          + " select x.mac, :holder, x.profile, x.url, x.serial, x.note"
          + ROWS
          + " order by x.mac";

  private static final String UPDATE =
      "update device d set profile_id = x.profile, own_url_id = x.url, serial = x.serial,"
          + " note = x.note, version = d.version + 1, updated_at = now()"
          + ROWS
          + " where d.mac = x.mac";

  private record Row(long mac, UUID profile, Long url, String serial, String note) {
    static Row of(BulkRow row) {
      return new Row(row.mac(), row.profile(), row.ownUrl(), row.serial(), row.note());
    }
  }

  private record Existing(UUID holder, DeviceContent content) {
    static Existing of(Object[] row) {
      Long url = row[3] == null ? null : ((Number) row[3]).longValue();
      return new Existing(
          (UUID) row[1], new DeviceContent((UUID) row[2], url, (String) row[4], (String) row[5]));
    }
  }

  private final ObjectMapper json;
  private final RegistryConfig config;

  BulkChunk(ObjectMapper json, RegistryConfig config) {
    this.json = json;
    this.config = config;
  }

  /**
   * Writes nothing if there are errors, its own or earlier ones.
   *
   * @param rows in the order of addresses, each address once
   */
  Uni<BulkOutcome> write(
      Mutiny.Session session, Caller caller, UUID holder, List<BulkRow> rows, FieldErrors errors) {
    List<BulkRow> created = new ArrayList<>();
    List<BulkRow> changed = new ArrayList<>();
    return existing(session, rows)
        .invoke(existing -> sort(rows, existing, holder, created, changed, errors))
        .chain(() -> judge(session, caller, holder, created, errors))
        .chain(
            () ->
                errors.isEmpty()
                    ? write(session, holder, created, changed)
                    : Uni.createFrom().voidItem())
        .map(
            done ->
                new BulkOutcome(
                    created.size(), changed.size(), rows.size() - created.size() - changed.size()));
  }

  private static Uni<Map<Long, Existing>> existing(Mutiny.Session session, List<BulkRow> rows) {
    return session
        .createNativeQuery(EXISTING, Object[].class)
        .setParameter("macs", macs(rows))
        .getResultList()
        .map(
            found -> {
              Map<Long, Existing> byMac = new HashMap<>();
              found.forEach(row -> byMac.put(((Number) row[0]).longValue(), Existing.of(row)));
              return byMac;
            });
  }

  private static void sort(
      List<BulkRow> rows,
      Map<Long, Existing> existing,
      UUID holder,
      List<BulkRow> created,
      List<BulkRow> changed,
      FieldErrors errors) {
    for (BulkRow row : rows) {
      Existing old = existing.get(row.mac());
      if (old == null) {
        created.add(row);
      } else if (!old.holder().equals(holder)) {
        refuse(errors, row, DeviceWriter.heldByAnother(new MacAddress(row.mac())));
      } else if (!old.content().equals(row.content())) {
        changed.add(row);
      }
    }
  }

  private Uni<Void> judge(
      Mutiny.Session session,
      Caller caller,
      UUID holder,
      List<BulkRow> created,
      FieldErrors errors) {
    if (created.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    Map<Long, BulkRow> byMac = created.stream().collect(Collectors.toMap(BulkRow::mac, row -> row));
    return DeviceGround.under(session, created.stream().mapToLong(BulkRow::mac))
        .invoke(
            grounds ->
                grounds.forEach(
                    ground ->
                        refuse(
                            errors,
                            byMac.get(ground.mac().value()),
                            ground.refusal(caller, holder, config.unheldClaims()))))
        .replaceWithVoid();
  }

  private Uni<Void> write(
      Mutiny.Session session, UUID holder, List<BulkRow> created, List<BulkRow> changed) {
    Uni<Void> inserted =
        created.isEmpty()
            ? Uni.createFrom().voidItem()
            : session
                .createNativeQuery(INSERT)
                .setParameter("holder", holder)
                .setParameter("rows", json(created))
                .executeUpdate()
                .chain(
                    () ->
                        session
                            .createNativeQuery("delete from released_mac where mac in " + MACS)
                            .setParameter("macs", macs(created))
                            .executeUpdate())
                .replaceWithVoid();
    return changed.isEmpty()
        ? inserted
        : inserted.chain(
            () ->
                session
                    .createNativeQuery(UPDATE)
                    .setParameter("rows", json(changed))
                    .executeUpdate()
                    .replaceWithVoid());
  }

  private static void refuse(FieldErrors errors, BulkRow row, RegistryException refusal) {
    if (refusal != null) {
      errors.add(
          "devices[" + row.index() + "].mac", new MacAddress(row.mac()), refusal.getMessage());
    }
  }

  private static String macs(List<BulkRow> rows) {
    return rows.stream().map(row -> Long.toString(row.mac())).collect(Collectors.joining(","));
  }

  private String json(List<BulkRow> rows) {
    try {
      return json.writeValueAsString(rows.stream().map(Row::of).toList());
    } catch (JsonProcessingException unwritable) {
      throw new IllegalStateException(unwritable);
    }
  }
}
