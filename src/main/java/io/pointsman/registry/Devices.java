package io.pointsman.registry;

import io.pointsman.mac.MacAddress;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Single phones: who holds them and where they go. */
@ApplicationScoped
public class Devices {

  /**
   * Registers the device, or changes it if the organization holds it already. A write that changes
   * nothing leaves no trace.
   *
   * @return fails with {@code HELD_BY_ANOTHER}, {@code RESTING}, {@code CLAIM_REFUSED} or {@code
   *     INVALID_FIELDS}
   */
  public Uni<Saved<DeviceView>> put(Caller caller, DeviceWrite device, Precondition precondition) {
    return todo();
  }

  /** Fails with {@code NOT_FOUND} if it is not there, or not the caller's to see. */
  public Uni<DeviceView> get(Caller caller, MacAddress mac) {
    return todo();
  }

  /** Only what the caller may see. */
  public Uni<Page<DeviceView>> list(Caller caller, DeviceFilter filter, PageRequest page) {
    return todo();
  }

  /**
   * Gives the device up: for a while only its last holder may register it again.
   *
   * @return fails with {@code NOT_FOUND} if it is not there, or not the caller's to see
   */
  public Uni<Void> release(Caller caller, MacAddress mac, Precondition precondition) {
    return todo();
  }

  /**
   * Writes thousands of devices of one organization in one transaction: all of them, or none. What
   * a device already has besides is replaced as by {@link #put}.
   *
   * @param organization the holder; null: the caller's own
   * @param devices their own organization is not read; of equal addresses the last one counts
   * @return fails as {@link #put} does, with the bad rows among the {@code errors}
   */
  public Uni<BulkOutcome> putAll(Caller caller, UUID organization, List<DeviceWrite> devices) {
    return todo();
  }

  private static <T> Uni<T> todo() {
    throw new UnsupportedOperationException("not written yet");
  }
}
