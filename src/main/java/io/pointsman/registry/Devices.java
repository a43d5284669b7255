package io.pointsman.registry;

import io.pointsman.mac.MacAddress;
import io.pointsman.mac.MacInterval;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Single phones: who holds them and where they go. */
@ApplicationScoped
public class Devices {

  private final Transactions transactions;
  private final DeviceWriter writer;
  private final RegistryConfig config;
  private final Audit audit;

  Devices(Transactions transactions, DeviceWriter writer, RegistryConfig config, Audit audit) {
    this.transactions = transactions;
    this.writer = writer;
    this.config = config;
    this.audit = audit;
  }

  /**
   * Registers the device, or changes it if the organization holds it already. A write that changes
   * nothing leaves no trace.
   *
   * @return fails with {@code HELD_BY_ANOTHER}, {@code RESTING}, {@code CLAIM_REFUSED} or {@code
   *     INVALID_FIELDS}
   */
  public Uni<Saved<DeviceView>> put(Caller caller, DeviceWrite device, Precondition precondition) {
    caller.require(Role.EDITOR);
    UUID holder = caller.actingFor(device.organization());
    return write(
        "The device %s changed at the same time: read it and try again.".formatted(device.mac()),
        session ->
            writer
                .put(session, caller, holder, device, precondition)
                .chain(
                    saved ->
                        DeviceViews.of(session, caller, saved.value())
                            .map(view -> new Saved<>(view, saved.created()))));
  }

  /** Fails with {@code NOT_FOUND} if it is not there, or not the caller's to see. */
  public Uni<DeviceView> get(Caller caller, MacAddress mac) {
    return transactions.read(
        session ->
            visible(session, caller, mac, LockModeType.NONE)
                .chain(device -> DeviceViews.of(session, caller, device)));
  }

  /**
   * Only what the caller may see.
   *
   * @return fails with {@code INVALID_PARAMETERS} if the filter names what is not there, or not the
   *     caller's to see
   */
  public Uni<Page<DeviceView>> list(Caller caller, DeviceFilter filter, PageRequest page) {
    UUID organization =
        caller.isOperator() ? filter.organization() : caller.actingFor(filter.organization());
    return transactions.read(
        session ->
            References.filter(session, organization, filter.profile())
                .chain(
                    profile ->
                        bounds(session, caller, filter.range())
                            .chain(
                                range ->
                                    new DeviceList(session, organization, filter, page)
                                        .rows(profile, range)))
                .chain(
                    rows ->
                        DeviceViews.of(session, caller, rows.items())
                            .map(views -> new Page<>(views, rows.next()))));
  }

  /**
   * Gives the device up: for a while only its last holder may register it again.
   *
   * @return fails with {@code NOT_FOUND} if it is not there, or not the caller's to see
   */
  public Uni<Void> release(Caller caller, MacAddress mac, Precondition precondition) {
    caller.require(Role.EDITOR);
    return write(
        "The device %s changed at the same time: read it and try again.".formatted(mac),
        session ->
            visible(session, caller, mac, LockModeType.PESSIMISTIC_WRITE)
                .invoke(device -> precondition.check(device.version))
                .call(() -> Releases.release(session, mac.value(), config.rest()))
                .chain(
                    device ->
                        audit.write(
                            session,
                            caller,
                            device.organization,
                            "device.delete",
                            mac.colon(),
                            DeviceAudit.of(device),
                            null)));
  }

  private <T> Uni<T> write(String contended, Function<Mutiny.Session, Uni<T>> work) {
    return Contention.settle(
        () ->
            transactions.write(
                session -> RangeTree.share(session).chain(() -> work.apply(session))),
        () -> contended(contended));
  }

  private static RegistryException contended(String detail) {
    return new RegistryException(ProblemType.HELD_BY_ANOTHER, detail);
  }

  private static Uni<Device> visible(
      Mutiny.Session session, Caller caller, MacAddress mac, LockModeType lock) {
    return session
        .find(Device.class, mac.value(), lock)
        .map(device -> device == null || !caller.mayActFor(device.organization) ? null : device)
        .onItem()
        .ifNull()
        .failWith(() -> RegistryException.notFound("device", mac));
  }

  /** Null for null. */
  static Uni<MacInterval> bounds(Mutiny.Session session, Caller caller, UUID range) {
    return range == null
        ? Uni.createFrom().nullItem()
        : Ranges.visible(session, caller, range)
            .onFailure(RegistryException.class)
            .transform(
                hidden -> RegistryException.parameter("range", range, "there is no such range"))
            .map(MacRange::interval);
  }
}
