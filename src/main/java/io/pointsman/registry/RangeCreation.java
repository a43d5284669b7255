package io.pointsman.registry;

import io.pointsman.mac.MacInterval;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Puts a new range into the tree, whose lock the transaction must hold. */
@ApplicationScoped
class RangeCreation {

  /** So that nobody makes look-ups slow for all by ranges in ranges in ranges. */
  static final int DEEPEST = 64;

  private final RegistryConfig config;
  private final Audit audit;

  RangeCreation(RegistryConfig config, Audit audit) {
    this.config = config;
    this.audit = audit;
  }

  /**
   * @param around every range around the new one, innermost first
   */
  Uni<MacRange> create(
      Mutiny.Session session, Caller caller, UUID holder, NewRange asked, List<MacRange> around) {
    return insert(session, caller, holder, asked, around)
        .call(
            row ->
                audit.write(
                    session,
                    caller,
                    holder,
                    "range.create",
                    row.id.toString(),
                    null,
                    RangeAudit.of(row)));
  }

  /** As {@link #create}, for a write with an audit line of its own. */
  Uni<MacRange> insert(
      Mutiny.Session session, Caller caller, UUID holder, NewRange asked, List<MacRange> around) {
    MacInterval interval = asked.interval();
    MacRange parent = around.isEmpty() ? null : around.get(0);
    if (RangeRules.twin(around, interval, holder) != null) {
      throw conflict("There is a range %s of this holder already: change that.", interval);
    }
    RangeTitle title = RangeRules.title(caller, holder, interval, parent, config.unheldClaims());
    RangeRules.checkContent(title, asked.content());
    RangeObstacles obstacles = new RangeObstacles(session, caller, interval);
    return organization(session, holder)
        .invoke(
            organization -> {
              if (title == RangeTitle.CLAIM) {
                RangeRules.checkLimit(interval, organization, config.claimLimit());
              }
            })
        .chain(obstacles::crossing)
        .invoke(
            other ->
                refuse(
                    other,
                    "%s crosses %s: bounds must lie inside one another, or apart.",
                    interval))
        .chain(() -> refuseCrowdedTwin(session, caller, parent, interval))
        .chain(() -> refuseForeign(session, title, obstacles, holder, parent, interval))
        .chain(() -> RangeTree.depthInside(session, parent == null ? null : parent.id, interval))
        .invoke(inside -> checkDepth(interval, around.size() + 1 + inside))
        .chain(() -> References.profile(session, holder, asked.profile()))
        .map(profile -> row(asked, holder, parent, profile))
        .call(session::persist)
        .call(session::flush)
        .call(row -> RangeTree.adopt(session, row));
  }

  private static Uni<Organization> organization(Mutiny.Session session, UUID id) {
    return session
        .find(Organization.class, id)
        .onItem()
        .ifNull()
        .failWith(
            () -> RegistryException.field("organization", id, "there is no such organization"));
  }

  /** Of equal bounds the inner range is an only child, so the outer one must have none yet. */
  private static Uni<Void> refuseCrowdedTwin(
      Mutiny.Session session, Caller caller, MacRange parent, MacInterval interval) {
    if (parent == null || !parent.hasBounds(interval)) {
      return Uni.createFrom().voidItem();
    }
    String name = caller.mayActFor(parent.organization) ? "The range" : "A range";
    return RangeTree.hasChildren(session, parent.id)
        .invoke(
            has -> {
              if (has) {
                throw conflict(
                    name + " %s has these very bounds, and ranges inside: take those back first.",
                    interval);
              }
            })
        .replaceWithVoid();
  }

  private static Uni<Void> refuseForeign(
      Mutiny.Session session,
      RangeTitle title,
      RangeObstacles obstacles,
      UUID holder,
      MacRange parent,
      MacInterval interval) {
    String detail = "%s would enclose %s, of another organization.";
    return switch (title) {
      case OPERATOR -> Uni.createFrom().voidItem();
      case PART, ALLOTMENT ->
          obstacles
              .foreignChild(holder, parent == null ? null : parent.id)
              .invoke(other -> refuse(other, detail, interval))
              .replaceWithVoid();
      case CLAIM ->
          obstacles
              .foreignInside(holder)
              .invoke(other -> refuse(other, detail, interval))
              .chain(() -> AddressesInside.refuseForeign(session, interval, holder));
    };
  }

  private static void checkDepth(MacInterval interval, int depth) {
    if (depth > DEEPEST) {
      throw conflict(
          "With %s ranges would lie in one another more than " + DEEPEST + " deep.", interval);
    }
  }

  private static void refuse(RangeInTheWay other, String detail, MacInterval interval) {
    if (other != null) {
      throw new RegistryException(
          ProblemType.RANGE_CONFLICT, detail.formatted(interval, other.name()));
    }
  }

  private static RegistryException conflict(String detail, MacInterval interval) {
    return new RegistryException(ProblemType.RANGE_CONFLICT, detail.formatted(interval));
  }

  private static MacRange row(NewRange asked, UUID holder, MacRange parent, UUID profile) {
    MacRange row = new MacRange();
    row.id = Ids.next();
    row.organization = holder;
    row.first = asked.interval().first().value();
    row.last = asked.interval().last().value();
    row.parent = parent == null ? null : parent.id;
    row.profile = profile;
    row.inherit = asked.inherit();
    row.claims = asked.claims();
    row.note = asked.note();
    row.createdAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    row.updatedAt = row.createdAt;
    return row;
  }
}
