package io.pointsman.registry;

import static io.pointsman.registry.World.editor;
import static io.pointsman.registry.World.interval;
import static io.pointsman.registry.World.mac;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Makes, changes and reads ranges and devices as a test's callers, plain where nothing is said. */
@ApplicationScoped
class Holdings {

  private final World world;
  private final Ranges ranges;
  private final Devices devices;

  Holdings(World world, Ranges ranges, Devices devices) {
    this.world = world;
    this.ranges = ranges;
    this.devices = devices;
  }

  /** A new one; everyone in it has a profile "p". */
  VendorBlock vendorBlock() {
    long area = World.area();
    UUID vendor = world.organization();
    UUID tenant = world.organization();
    UUID other = world.organization();
    List.of(vendor, tenant, other).forEach(organization -> world.profile(organization, "p"));
    RangeView range = create(Caller.operator(), area, area + 0x7FFFF, vendor);
    return new VendorBlock(area, vendor, tenant, other, range);
  }

  RangeView create(Caller caller, long first, long last, UUID holder) {
    NewRange asked = new NewRange(interval(first, last), holder, null, false, null, null);
    return world.await(() -> ranges.create(caller, asked));
  }

  Saved<RangeView> put(UUID holder, NewRange asked) {
    return world.await(() -> ranges.put(editor(holder), asked, Precondition.NONE));
  }

  /** Its holder says who may claim in it. */
  void open(RangeView range, Claims claims) {
    RangeChange change = new RangeChange(null, false, claims, null);
    world.await(
        () -> ranges.change(editor(range.organization()), range.id(), change, Precondition.NONE));
  }

  /** As the operator sees it now. */
  RangeView get(RangeView range) {
    return get(Caller.operator(), range);
  }

  RangeView get(Caller caller, RangeView range) {
    return world.await(() -> ranges.get(caller, range.id()));
  }

  /** With the profile "p". */
  Saved<DeviceView> put(UUID holder, long mac) {
    return put(holder, new DeviceWrite(mac(mac), null, "p", null, null, null, null));
  }

  Saved<DeviceView> put(UUID holder, DeviceWrite device) {
    return world.await(() -> devices.put(editor(holder), device, Precondition.NONE));
  }

  void release(UUID holder, long mac) {
    world.await(() -> devices.release(editor(holder), mac(mac), Precondition.NONE));
  }
}
