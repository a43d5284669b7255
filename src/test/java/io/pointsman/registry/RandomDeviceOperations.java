package io.pointsman.registry;

import static io.pointsman.registry.World.mac;
import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.registry.NaiveRegistry.Phone;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Random operations on devices; each gives what it was, in words. */
final class RandomDeviceOperations {

  private final World world;
  private final Devices devices;
  private final DeviceRows rows;
  private final NaiveRegistry model;
  private final RandomPicks picks;
  private final Predictions predictions;

  RandomDeviceOperations(
      World world,
      Devices devices,
      DeviceRows rows,
      NaiveRegistry model,
      RandomPicks picks,
      Predictions predictions) {
    this.world = world;
    this.devices = devices;
    this.rows = rows;
    this.model = model;
    this.picks = picks;
    this.predictions = predictions;
  }

  String put(UUID caller) {
    UUID holder = caller == null ? picks.anyone() : caller;
    long address = picks.address();
    DeviceWrite device = picks.device(address, caller == null ? holder : null);
    String what = "put by " + caller + " for " + holder + " " + device;
    Saved<DeviceView> saved =
        predictions.expect(
            what,
            model.put(caller, holder, address),
            () -> devices.put(World.caller(caller), device, Precondition.NONE));
    if (saved != null) {
      model.wasPut(address, new Phone(holder, device.profile(), device.url()));
    }
    return what;
  }

  String putRows(UUID caller) {
    UUID holder = caller == null ? picks.anyone() : caller;
    Map<Long, DeviceRow> all = new TreeMap<>();
    for (int i = picks.random.nextInt(1, 6); i > 0; i--) {
      long address = picks.address();
      all.put(address, new DeviceRow(i, null, picks.device(address, null)));
    }
    Map<Long, String> expected = new TreeMap<>();
    all.forEach(
        (address, row) -> {
          ProblemType refusal = model.put(caller, holder, address);
          if (refusal != null) {
            expected.put(row.line(), refusal.slug());
          }
        });
    String what = "put rows by " + caller + " for " + holder + " " + all.values();
    RowsOutcome outcome = world.put(rows, World.caller(caller), holder, List.copyOf(all.values()));
    Map<Long, String> refused = new TreeMap<>();
    outcome.refused().forEach(row -> refused.put(row.line(), row.reason()));
    assertThat(refused).as(what).isEqualTo(expected);
    assertThat(outcome.created() + outcome.changed() + outcome.unchanged())
        .as(what)
        .isEqualTo(all.size() - expected.size());
    all.forEach(
        (address, row) -> {
          if (!expected.containsKey(row.line())) {
            DeviceWrite device = row.device();
            model.wasPut(address, new Phone(holder, device.profile(), device.url()));
          }
        });
    return what;
  }

  String release(UUID caller) {
    long address = model.phones.isEmpty() ? picks.address() : picks.anyPhone();
    Phone phone = model.phones.get(address);
    UUID by = phone == null || picks.random.nextInt(4) == 0 ? caller : phone.holder();
    String what = "release by " + by + " " + mac(address);
    predictions.expect(
        what,
        model.release(by, address),
        () -> devices.release(World.caller(by), mac(address), Precondition.NONE).replaceWith(true));
    if (model.release(by, address) == null) {
      model.released(address);
      predictions.stopTheClock();
    }
    return what;
  }
}
