package io.pointsman.registry;

import static io.pointsman.registry.RefusalAssert.assertRefused;
import static io.pointsman.registry.World.editor;
import static io.pointsman.registry.World.mac;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("application")
@QuarkusTest
@TestProfile(OpenRegistry.class)
class DeviceListTest {

  @Inject World world;
  @Inject Devices devices;
  @Inject Holdings holdings;

  private VendorBlock block;

  @BeforeEach
  void prepare() {
    block = holdings.vendorBlock();
  }

  @Test
  void listsShowOwnDevicesByFilterPageByPage() {
    world.profile(block.tenant(), "q");
    for (int i = 0; i < 5; i++) {
      String profile = i % 2 == 0 ? "p" : "q";
      holdings.put(
          block.tenant(),
          new DeviceWrite(
              mac(block.area() + 0x80000 + i * 0x100), null, profile, null, null, null, null));
    }
    holdings.put(block.other(), block.area() + 0x80001);
    RangeView range =
        holdings.create(
            editor(block.tenant()), block.area() + 0x80100, block.area() + 0x803FF, null);

    assertThat(list(block.tenant(), DeviceFilter.ALL))
        .containsExactly(0L, 0x100L, 0x200L, 0x300L, 0x400L);
    assertThat(list(block.tenant(), new DeviceFilter("q", null, null, null)))
        .containsExactly(0x100L, 0x300L);
    assertThat(list(block.tenant(), new DeviceFilter(null, range.id(), null, null)))
        .containsExactly(0x100L, 0x200L, 0x300L);
    DeviceFilter within = new DeviceFilter("p", null, block.interval(0x80000, 0x802FF), null);
    assertThat(list(block.tenant(), within)).containsExactly(0L, 0x200L);
    assertThat(list(block.other(), DeviceFilter.ALL)).containsExactly(1L);
    assertRefused(
        ProblemType.INVALID_PARAMETERS,
        () -> list(block.other(), new DeviceFilter(null, range.id(), null, null)),
        "no such range");
    assertRefused(
        ProblemType.NOT_FOUND,
        () -> list(block.other(), new DeviceFilter(null, null, null, block.tenant())));

    Page<DeviceView> page =
        world.await(
            () -> devices.list(editor(block.tenant()), DeviceFilter.ALL, new PageRequest(2, null)));
    holdings.put(block.tenant(), block.area() + 0x80000 + 1 + 0x80);
    assertThat(page.items()).hasSize(2);
    Page<DeviceView> second =
        world.await(
            () ->
                devices.list(
                    editor(block.tenant()), DeviceFilter.ALL, new PageRequest(3, page.next())));
    assertThat(second.items().stream().map(view -> view.mac().value() - block.area() - 0x80000))
        .containsExactly(0x200L, 0x300L, 0x400L);
    assertThat(second.next()).isNull();
    assertRefused(
        ProblemType.INVALID_CURSOR,
        () ->
            world.await(
                () ->
                    devices.list(
                        editor(block.other()), DeviceFilter.ALL, new PageRequest(3, page.next()))));
  }

  private List<Long> list(UUID caller, DeviceFilter filter) {
    return world
        .await(() -> devices.list(editor(caller), filter, new PageRequest(100, null)))
        .items()
        .stream()
        .map(view -> view.mac().value() - block.area() - 0x80000)
        .toList();
  }
}
