package io.pointsman.registry;

import io.pointsman.mac.MacAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Puts devices of a file: the good rows are taken, each bad one is refused by itself. Blocks, and
 * writes over the caller's own connection, in its transaction.
 */
@ApplicationScoped
public class DeviceRows {

  private static final String SHARE_TREE = "select share_range_tree()";

  private final DeviceRules rules;
  private final RegistryConfig config;

  DeviceRows(DeviceRules rules, RegistryConfig config) {
    this.rules = rules;
    this.config = config;
  }

  /**
   * @param holder of the rows that name none; null if each must
   * @param rows each address once; some thousand
   * @param dryRun whether to tell only what would become of them
   */
  public RowsOutcome put(
      Connection connection, Caller caller, UUID holder, List<DeviceRow> rows, boolean dryRun)
      throws SQLException {
    try (PreparedStatement share = connection.prepareStatement(SHARE_TREE)) {
      share.execute();
    }
    RowHolders holders =
        RowHolders.find(
            connection,
            caller,
            holder,
            rows.stream().map(DeviceRow::holder).collect(Collectors.toSet()));
    List<RowRefusal> refused = new ArrayList<>();
    Map<UUID, List<DeviceRow>> byHolder = new LinkedHashMap<>();
    Map<UUID, Organization> organizations = new HashMap<>();
    for (DeviceRow row : rows) {
      Organization organization = holders.of(row.holder());
      if (organization == null) {
        refused.add(RowHolders.unknown(row.line(), row.holder()));
      } else {
        organizations.put(organization.id, organization);
        byHolder.computeIfAbsent(organization.id, id -> new ArrayList<>()).add(row);
      }
    }
    RowsOutcome sum = new RowsOutcome(0, 0, 0, refused);
    for (Map.Entry<UUID, List<DeviceRow>> part : byHolder.entrySet()) {
      sum =
          sum.plus(
              put(connection, caller, organizations.get(part.getKey()), part.getValue(), dryRun));
    }
    return sum;
  }

  private RowsOutcome put(
      Connection connection,
      Caller caller,
      Organization holder,
      List<DeviceRow> rows,
      boolean dryRun)
      throws SQLException {
    List<RowRefusal> refused = new ArrayList<>();
    List<DeviceDraft> drafts = DeviceDraft.of(rules, holder, rows, refused);
    Map<String, UUID> profiles = RowProfiles.find(connection, holder.id, references(drafts));
    drafts.removeIf(draft -> refuseUnknownProfile(draft, profiles, refused));
    // Before the look at who holds what, as in every write: nobody waits in a circle.
    RowUrls urls =
        RowUrls.store(
            connection,
            holder.id,
            drafts.stream().map(DeviceDraft::url).filter(url -> url != null).distinct().toList(),
            !dryRun);
    List<BulkRow> ready =
        drafts.stream()
            .map(draft -> draft.ready(profiles, urls.ids()))
            .sorted(Comparator.comparingLong(BulkRow::mac))
            .toList();
    RowsOutcome written = write(connection, caller, holder.id, ready, dryRun);
    if (!written.refused().isEmpty()) {
      urls.forgetAllBut(connection, used(ready, written.refused()));
    }
    return written.plus(new RowsOutcome(0, 0, 0, refused));
  }

  private static Set<Long> used(List<BulkRow> rows, List<RowRefusal> refused) {
    Set<Long> lines = refused.stream().map(RowRefusal::line).collect(Collectors.toSet());
    return rows.stream()
        .filter(row -> row.ownUrl() != null && !lines.contains((long) row.index()))
        .map(BulkRow::ownUrl)
        .collect(Collectors.toSet());
  }

  private static List<String> references(List<DeviceDraft> drafts) {
    return drafts.stream()
        .map(draft -> draft.device().profile())
        .filter(profile -> profile != null)
        .distinct()
        .toList();
  }

  private static boolean refuseUnknownProfile(
      DeviceDraft draft, Map<String, UUID> profiles, List<RowRefusal> refused) {
    String profile = draft.device().profile();
    if (profile == null || profiles.containsKey(profile)) {
      return false;
    }
    refused.add(RowProfiles.unknown(draft.row().line(), profile));
    return true;
  }

  private RowsOutcome write(
      Connection connection, Caller caller, UUID holder, List<BulkRow> rows, boolean dryRun)
      throws SQLException {
    DeviceTable table = new DeviceTable(connection);
    Map<Long, DeviceTable.Existing> existing = table.existing(rows, !dryRun);
    List<RowRefusal> refused = new ArrayList<>();
    List<BulkRow> fresh = new ArrayList<>();
    List<BulkRow> changed = new ArrayList<>();
    for (BulkRow row : rows) {
      DeviceTable.Existing old = existing.get(row.mac());
      if (old == null) {
        fresh.add(row);
      } else if (!old.holder().equals(holder)) {
        refused.add(refusal(row, DeviceWriter.heldByAnother(new MacAddress(row.mac()))));
      } else if (!old.content().equals(row.content())) {
        changed.add(row);
      }
    }
    long unchanged = rows.size() - fresh.size() - changed.size() - refused.size();
    List<BulkRow> created = claimable(connection, caller, holder, fresh, refused);
    if (!dryRun) {
      table.insert(holder, created);
      table.update(changed);
    }
    return new RowsOutcome(created.size(), changed.size(), unchanged, refused);
  }

  private List<BulkRow> claimable(
      Connection connection,
      Caller caller,
      UUID holder,
      List<BulkRow> fresh,
      List<RowRefusal> refused)
      throws SQLException {
    if (fresh.isEmpty()) {
      return fresh;
    }
    Map<Long, BulkRow> left = new LinkedHashMap<>();
    fresh.forEach(row -> left.put(row.mac(), row));
    for (DeviceGround ground :
        DeviceGrounds.under(connection, fresh.stream().mapToLong(BulkRow::mac))) {
      RegistryException refusal = ground.refusal(caller, holder, config.unheldClaims());
      if (refusal != null) {
        refused.add(refusal(left.remove(ground.mac().value()), refusal));
      }
    }
    return List.copyOf(left.values());
  }

  private static RowRefusal refusal(BulkRow row, RegistryException why) {
    return new RowRefusal(
        row.index(), new MacAddress(row.mac()).colon(), why.type().slug(), why.getMessage());
  }
}
