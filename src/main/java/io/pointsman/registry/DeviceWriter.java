package io.pointsman.registry;

import io.pointsman.mac.MacAddress;
import io.pointsman.template.UrlTemplate;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.LongStream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Puts one device; the transaction shares the lock of the range tree. */
@ApplicationScoped
class DeviceWriter {

  private final DeviceRules rules;
  private final OwnUrls urls;
  private final RegistryConfig config;
  private final Audit audit;

  DeviceWriter(DeviceRules rules, OwnUrls urls, RegistryConfig config, Audit audit) {
    this.rules = rules;
    this.urls = urls;
    this.config = config;
    this.audit = audit;
  }

  Uni<Saved<Device>> put(
      Mutiny.Session session,
      Caller caller,
      UUID holder,
      DeviceWrite device,
      Precondition precondition) {
    return content(session, holder, device)
        .chain(
            content ->
                session
                    .find(Device.class, device.mac().value(), LockModeType.PESSIMISTIC_WRITE)
                    .chain(
                        row ->
                            row == null
                                ? create(
                                    session, caller, holder, device.mac(), content, precondition)
                                : change(session, caller, holder, row, content, precondition)));
  }

  /** Own URLs before devices, as in every write: nobody waits in a circle. */
  private Uni<DeviceContent> content(Mutiny.Session session, UUID holder, DeviceWrite device) {
    return session
        .find(Organization.class, holder)
        .onItem()
        .ifNull()
        .failWith(
            () -> RegistryException.field("organization", holder, "there is no such organization"))
        .map(
            organization -> {
              FieldErrors errors = new FieldErrors();
              UrlTemplate url = rules.check(errors, "", device, organization);
              errors.throwIfAny();
              return url == null ? List.<OwnUrls.Text>of() : List.of(OwnUrls.Text.of(url));
            })
        .chain(
            texts ->
                References.profile(session, holder, device.profile())
                    .chain(
                        profile ->
                            urls.store(session, holder, texts)
                                .map(
                                    ids ->
                                        new DeviceContent(
                                            profile,
                                            texts.isEmpty() ? null : ids.get(texts.get(0)),
                                            device.serial(),
                                            device.note()))));
  }

  private Uni<Saved<Device>> create(
      Mutiny.Session session,
      Caller caller,
      UUID holder,
      MacAddress mac,
      DeviceContent content,
      Precondition precondition) {
    precondition.check(null);
    Device row = new Device();
    row.mac = mac.value();
    row.organization = holder;
    row.createdAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    row.updatedAt = row.createdAt;
    content.applyTo(row);
    return DeviceGround.under(session, LongStream.of(row.mac))
        .invoke(
            ground -> {
              RegistryException refusal =
                  ground.get(0).refusal(caller, holder, config.unheldClaims());
              if (refusal != null) {
                throw refusal;
              }
            })
        .chain(() -> session.persist(row))
        .chain(session::flush)
        .chain(() -> Releases.forget(session, row.mac))
        .chain(() -> audit(session, caller, "device.create", row, null))
        .replaceWith(new Saved<>(row, true));
  }

  private Uni<Saved<Device>> change(
      Mutiny.Session session,
      Caller caller,
      UUID holder,
      Device row,
      DeviceContent content,
      Precondition precondition) {
    if (!row.organization.equals(holder)) {
      throw heldByAnother(new MacAddress(row.mac));
    }
    precondition.check(row.version);
    Saved<Device> saved = new Saved<>(row, false);
    if (Objects.equals(DeviceContent.of(row), content)) {
      return Uni.createFrom().item(saved);
    }
    DeviceAudit before = DeviceAudit.of(row);
    content.applyTo(row);
    row.updatedAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    return session
        .flush()
        .chain(() -> audit(session, caller, "device.update", row, before))
        .replaceWith(saved);
  }

  static RegistryException heldByAnother(MacAddress mac) {
    return new RegistryException(
        ProblemType.HELD_BY_ANOTHER,
        "Another organization holds the device %s: it must release it first.".formatted(mac));
  }

  private Uni<Void> audit(
      Mutiny.Session session, Caller caller, String action, Device row, DeviceAudit before) {
    return audit.write(
        session,
        caller,
        row.organization,
        action,
        new MacAddress(row.mac).colon(),
        before,
        DeviceAudit.of(row));
  }
}
