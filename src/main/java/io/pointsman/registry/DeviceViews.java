package io.pointsman.registry;

import io.pointsman.mac.MacAddress;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Shows devices, with the secret parts of their URLs to those who may write them only. */
final class DeviceViews {

  private DeviceViews() {}

  static Uni<DeviceView> of(Mutiny.Session session, Caller caller, Device device) {
    return of(session, caller, List.of(device)).map(views -> views.get(0));
  }

  /** In the same order. */
  static Uni<List<DeviceView>> of(Mutiny.Session session, Caller caller, List<Device> devices) {
    List<UUID> profiles = devices.stream().map(device -> device.profile).toList();
    List<Long> urls = devices.stream().map(device -> device.ownUrl).toList();
    return Lookups.profiles(session, profiles)
        .chain(
            names ->
                Lookups.urls(session, urls)
                    .map(
                        texts ->
                            devices.stream()
                                .map(device -> view(caller, device, names, texts))
                                .toList()));
  }

  private static DeviceView view(
      Caller caller, Device device, Map<UUID, ProfileReference> profiles, Map<Long, OwnUrl> urls) {
    OwnUrl url = device.ownUrl == null ? null : urls.get(device.ownUrl);
    return new DeviceView(
        new MacAddress(device.mac),
        device.organization,
        device.profile == null ? null : profiles.get(device.profile),
        url == null ? null : text(caller, url),
        url == null ? null : url.syntax,
        device.serial,
        device.note,
        device.version,
        device.createdAt,
        device.updatedAt);
  }

  private static String text(Caller caller, OwnUrl url) {
    return caller.role().includes(Role.EDITOR) ? url.template : DeviceRules.masked(url);
  }
}
