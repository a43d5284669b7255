package io.pointsman.registry;

import io.pointsman.template.UrlTemplate;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Puts many devices of one holder; the transaction shares the lock of the range tree. */
@ApplicationScoped
class BulkDevices {

  /** As many as one row of the change feed holds. */
  static final int CHUNK = 4096;

  private static final int MOST_ERRORS = 100;

  /** A checked device whose URL may have no row yet; nulls for what it has not. */
  private record Draft(int index, DeviceWrite device, UUID profile, OwnUrls.Text url) {
    BulkRow row(Map<OwnUrls.Text, Long> ids) {
      return new BulkRow(
          index,
          device.mac().value(),
          profile,
          url == null ? null : ids.get(url),
          device.serial(),
          device.note());
    }
  }

  private final DeviceRules rules;
  private final OwnUrls urls;
  private final BulkChunk chunks;
  private final Audit audit;

  BulkDevices(DeviceRules rules, OwnUrls urls, BulkChunk chunks, Audit audit) {
    this.rules = rules;
    this.urls = urls;
    this.chunks = chunks;
    this.audit = audit;
  }

  Uni<BulkOutcome> put(
      Mutiny.Session session, Caller caller, UUID holder, List<DeviceWrite> devices) {
    FieldErrors errors = new FieldErrors();
    return session
        .find(Organization.class, holder)
        .onItem()
        .ifNull()
        .failWith(
            () -> RegistryException.field("organization", holder, "there is no such organization"))
        .chain(
            organization ->
                profiles(session, holder, devices)
                    .map(profiles -> drafts(devices, organization, profiles, errors)))
        .invoke(() -> errors.throwIfAny())
        .chain(drafts -> resolved(session, holder, drafts))
        .chain(rows -> write(session, caller, holder, rows, errors))
        .invoke(() -> errors.throwIfAny())
        .call(outcome -> audit(session, caller, holder, outcome));
  }

  /** In the order of addresses, as every bulk write: two of them never lock in a circle. */
  private List<Draft> drafts(
      List<DeviceWrite> devices,
      Organization holder,
      Map<String, UUID> profiles,
      FieldErrors errors) {
    Map<Long, Draft> drafts = new TreeMap<>();
    for (int i = 0; i < devices.size() && errors.list().size() < MOST_ERRORS; i++) {
      DeviceWrite device = devices.get(i);
      String prefix = "devices[" + i + "].";
      UrlTemplate url = rules.check(errors, prefix, device, holder);
      UUID profile = device.profile() == null ? null : profiles.get(device.profile());
      if (device.profile() != null && profile == null) {
        errors.add(prefix + "profile", device.profile(), "the holder has no such profile");
      }
      drafts.put(
          device.mac().value(),
          new Draft(i, device, profile, url == null ? null : OwnUrls.Text.of(url)));
    }
    return List.copyOf(drafts.values());
  }

  private static Uni<Map<String, UUID>> profiles(
      Mutiny.Session session, UUID holder, List<DeviceWrite> devices) {
    Set<String> references = new HashSet<>();
    devices.forEach(device -> references.add(device.profile()));
    references.remove(null);
    Map<String, UUID> found = new HashMap<>();
    return Multi.createFrom()
        .iterable(references)
        .onItem()
        .transformToUniAndConcatenate(
            reference ->
                ProfileLookup.find(session, holder, reference)
                    .invoke(
                        profile -> {
                          if (profile != null) {
                            found.put(reference, profile.id);
                          }
                        }))
        .collect()
        .last()
        .replaceWith(found);
  }

  private Uni<List<BulkRow>> resolved(Mutiny.Session session, UUID holder, List<Draft> drafts) {
    Set<OwnUrls.Text> texts = new HashSet<>();
    drafts.forEach(draft -> texts.add(draft.url()));
    texts.remove(null);
    Comparator<OwnUrls.Text> byId =
        Comparator.comparingLong(text -> OwnUrlId.of(holder, text.syntax(), text.template(), 0));
    Map<OwnUrls.Text, Long> ids = new HashMap<>();
    return Multi.createFrom()
        .iterable(parts(texts.stream().sorted(byId).toList()))
        .onItem()
        .transformToUniAndConcatenate(part -> urls.store(session, holder, part).invoke(ids::putAll))
        .collect()
        .last()
        .map(last -> drafts.stream().map(draft -> draft.row(ids)).toList());
  }

  private Uni<BulkOutcome> write(
      Mutiny.Session session, Caller caller, UUID holder, List<BulkRow> rows, FieldErrors errors) {
    return Multi.createFrom()
        .iterable(parts(rows))
        .onItem()
        .transformToUniAndConcatenate(
            part ->
                errors.list().size() >= MOST_ERRORS
                    ? Uni.createFrom().item(BulkOutcome.NOTHING)
                    : chunks.write(session, caller, holder, part, errors))
        .collect()
        .in(() -> new BulkOutcome[] {BulkOutcome.NOTHING}, (sum, one) -> sum[0] = sum[0].plus(one))
        .map(sum -> sum[0]);
  }

  private Uni<Void> audit(Mutiny.Session session, Caller caller, UUID holder, BulkOutcome outcome) {
    return outcome.created() + outcome.changed() == 0
        ? Uni.createFrom().voidItem()
        : audit.write(session, caller, holder, "devices.bulk", holder.toString(), null, outcome);
  }

  private static <T> List<List<T>> parts(List<T> all) {
    List<List<T>> parts = new ArrayList<>();
    for (int from = 0; from < all.size(); from += CHUNK) {
      parts.add(all.subList(from, Math.min(all.size(), from + CHUNK)));
    }
    return parts;
  }
}
