package io.pointsman.registry;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Changes and ends ranges that the caller sees; the transaction holds the lock of the tree. */
@ApplicationScoped
class RangeEdits {

  private final RegistryConfig config;
  private final Audit audit;

  RangeEdits(RegistryConfig config, Audit audit) {
    this.config = config;
    this.audit = audit;
  }

  /** The same content again leaves no trace. */
  Uni<Void> change(Mutiny.Session session, Caller caller, MacRange row, RangeChange change) {
    return update(session, caller, row, change)
        .chain(
            before ->
                before == null
                    ? Uni.createFrom().voidItem()
                    : audit.write(
                        session,
                        caller,
                        row.organization,
                        "range.update",
                        row.id.toString(),
                        before,
                        RangeAudit.of(row)));
  }

  /**
   * As {@link #change}, for a write with an audit line of its own.
   *
   * @return what the range was; null if it stays so
   */
  Uni<RangeAudit> update(Mutiny.Session session, Caller caller, MacRange row, RangeChange change) {
    if (!caller.mayActFor(row.organization)) {
      return repeatAllotment(row, change).replaceWith((RangeAudit) null);
    }
    RangeRules.checkContent(RangeTitle.PART, change);
    return References.profile(session, row.organization, change.profile())
        .chain(profile -> apply(session, row, change, profile));
  }

  Uni<TakenBack> takeBack(
      Mutiny.Session session, Caller caller, MacRange row, DevicesInside devices) {
    RangeAudit before = RangeAudit.of(row);
    return AddressesInside.count(session, row)
        .invoke(count -> refuseUnsaid(row, count, devices))
        .chain(
            count ->
                count > 0 && devices == DevicesInside.RELEASE
                    ? AddressesInside.release(session, row, Releases.seconds(config.rest()))
                        .map(released -> new TakenBack(0, released, 0))
                    : Uni.createFrom().item(new TakenBack(count, 0, 0)))
        .chain(
            done ->
                RangeTree.remove(session, row)
                    .map(moved -> new TakenBack(done.devicesKept(), done.devicesReleased(), moved)))
        .call(
            done ->
                audit.write(
                    session,
                    caller,
                    row.organization,
                    "range.delete",
                    row.id.toString(),
                    before,
                    counts(done)));
  }

  /** Whoever allotted the range may say so again, but not decide for its holder. */
  private static Uni<Void> repeatAllotment(MacRange row, RangeChange change) {
    boolean isSame = new RangeChange(null, false, null, row.note).equals(change);
    if (isSame || RangeChange.PLAIN.equals(change)) {
      return Uni.createFrom().voidItem();
    }
    throw new RegistryException(
        ProblemType.FORBIDDEN,
        "Only its holder changes the range %s; you may take it back.".formatted(row.interval()));
  }

  private static Uni<RangeAudit> apply(
      Mutiny.Session session, MacRange row, RangeChange change, UUID profile) {
    boolean isSame =
        Objects.equals(row.profile, profile)
            && row.inherit == change.inherit()
            && row.claims == change.claims()
            && Objects.equals(row.note, change.note());
    if (isSame) {
      return Uni.createFrom().nullItem();
    }
    RangeAudit before = RangeAudit.of(row);
    row.profile = profile;
    row.inherit = change.inherit();
    row.claims = change.claims();
    row.note = change.note();
    row.updatedAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    return session.flush().replaceWith(before);
  }

  private static void refuseUnsaid(MacRange row, long count, DevicesInside devices) {
    if (count > 0 && devices == null) {
      throw new RegistryException(
              ProblemType.DEVICES_INSIDE,
              "%d devices of its holder are in the range %s: say whether to keep or to release them (devices=keep or devices=release)."
                  .formatted(count, row.interval()))
          .with("count", count);
    }
  }

  private static Map<String, Object> counts(TakenBack done) {
    Map<String, Object> counts = new LinkedHashMap<>();
    counts.put("devicesKept", done.devicesKept());
    counts.put("devicesReleased", done.devicesReleased());
    counts.put("rangesMovedUp", done.rangesMovedUp());
    return counts;
  }
}
