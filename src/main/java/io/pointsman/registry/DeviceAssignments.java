package io.pointsman.registry;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Gives many devices another target, in a few statements however many they are. */
@ApplicationScoped
public class DeviceAssignments {

  private final Transactions transactions;
  private final DeviceRules rules;
  private final OwnUrls urls;
  private final RegistryConfig config;
  private final Audit audit;

  DeviceAssignments(
      Transactions transactions,
      DeviceRules rules,
      OwnUrls urls,
      RegistryConfig config,
      Audit audit) {
    this.transactions = transactions;
    this.rules = rules;
    this.urls = urls;
    this.config = config;
    this.audit = audit;
  }

  /**
   * Changes all of them in one transaction, or none.
   *
   * @return fails with {@code INVALID_FIELDS} if an address of the list is not one of the holder's
   *     devices, or a device would be left with neither profile nor URL
   */
  public Uni<AssignOutcome> assign(Caller caller, DeviceAssignment assignment) {
    caller.require(Role.EDITOR);
    UUID holder = caller.actingFor(assignment.organization());
    return Contention.settle(
        () ->
            transactions.write(
                config.bulkTimeout(),
                session ->
                    RangeTree.share(session)
                        .chain(() -> assign(session, caller, holder, assignment))),
        () ->
            new RegistryException(
                ProblemType.HELD_BY_ANOTHER,
                "Some of the devices changed at the same time: try again."));
  }

  private Uni<AssignOutcome> assign(
      Mutiny.Session session, Caller caller, UUID holder, DeviceAssignment assignment) {
    return session
        .find(Organization.class, holder)
        .onItem()
        .ifNull()
        .failWith(
            () -> RegistryException.field("organization", holder, "there is no such organization"))
        .chain(organization -> target(session, organization, assignment))
        .chain(
            target ->
                AssignedDevices.of(session, caller, holder, assignment)
                    .chain(devices -> devices.give(target))
                    .call(outcome -> audit(session, caller, holder, assignment, target, outcome)));
  }

  private Uni<AssignTarget> target(
      Mutiny.Session session, Organization holder, DeviceAssignment assignment) {
    String profile = assignment.profile() == null ? null : assignment.profile().orElse(null);
    List<OwnUrls.Text> texts = texts(holder, assignment);
    return References.profile(session, holder.id, profile)
        .chain(
            id ->
                urls.store(session, holder.id, texts)
                    .map(
                        ids ->
                            new AssignTarget(
                                assignment.profile() != null,
                                id,
                                assignment.url() != null,
                                texts.isEmpty() ? null : ids.get(texts.get(0)))));
  }

  /** The URL, checked as that of a device; none or one. */
  private List<OwnUrls.Text> texts(Organization holder, DeviceAssignment assignment) {
    if (assignment.url() == null || assignment.url().isEmpty()) {
      return List.of();
    }
    TargetDraft draft = assignment.url().get();
    String template = draft.template() == null ? "" : draft.template();
    FieldErrors errors = new FieldErrors();
    var url =
        rules.check(
            errors,
            "",
            new DeviceWrite(null, null, null, template, draft.syntax(), null, null),
            holder);
    errors.throwIfAny();
    return List.of(OwnUrls.Text.of(url));
  }

  private Uni<Void> audit(
      Mutiny.Session session,
      Caller caller,
      UUID holder,
      DeviceAssignment assignment,
      AssignTarget target,
      AssignOutcome outcome) {
    if (outcome.changed() == 0) {
      return Uni.createFrom().voidItem();
    }
    Map<String, Object> after = new LinkedHashMap<>();
    if (assignment.macs() == null) {
      after.put("filter", assignment.filter().toString());
    }
    target.describe(after);
    after.put("matched", outcome.matched());
    after.put("changed", outcome.changed());
    return audit.write(session, caller, holder, "devices.assign", holder.toString(), null, after);
  }
}
