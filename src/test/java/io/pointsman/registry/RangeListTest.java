package io.pointsman.registry;

import static io.pointsman.registry.RefusalAssert.assertRefused;
import static io.pointsman.registry.World.editor;
import static io.pointsman.registry.World.interval;
import static io.pointsman.registry.World.mac;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("application")
@QuarkusTest
@TestProfile(OpenRegistry.class)
class RangeListTest {

  @Inject World world;
  @Inject Ranges ranges;

  private long area;
  private UUID vendor;
  private UUID tenant;
  private UUID customer;

  /** vendor 0-FFFF > tenant 100-1FF > customer 110-11F and tenant 120-12F; vendor 300-3FF. */
  @BeforeEach
  void prepare() {
    area = World.area();
    vendor = world.organization();
    tenant = world.organization();
    customer = world.organization();
    world.profile(tenant, "p");
    create(Caller.operator(), 0, 0xFFFF, vendor, null);
    create(editor(vendor), 0x100, 0x1FF, tenant, null);
    create(editor(tenant), 0x110, 0x11F, customer, null);
    create(editor(tenant), 0x120, 0x12F, null, "p");
    create(editor(vendor), 0x300, 0x3FF, null, null);
  }

  @Test
  void eachSeesItsOwnAndWhatLiesDirectlyInside() {
    assertThat(list(editor(vendor), RangeFilter.ALL))
        .containsExactly("0-ffff", "100-1ff", "300-3ff");
    assertThat(list(editor(tenant), RangeFilter.ALL))
        .containsExactly("100-1ff", "110-11f", "120-12f");
    assertThat(list(editor(customer), RangeFilter.ALL)).containsExactly("110-11f");
    RangeFilter within = new RangeFilter(null, interval(area, area + World.AREA - 1), null, null);
    assertThat(list(Caller.operator(), within))
        .containsExactly("0-ffff", "100-1ff", "110-11f", "120-12f", "300-3ff");
  }

  @Test
  void filtersNarrowTogether() {
    RangeFilter within = new RangeFilter(null, interval(area + 0x100, area + 0x2FF), null, null);
    assertThat(list(editor(tenant), within)).containsExactly("100-1ff", "110-11f", "120-12f");
    assertThat(list(editor(vendor), within)).containsExactly("100-1ff");
    assertThat(list(editor(tenant), new RangeFilter(null, null, "p", null)))
        .containsExactly("120-12f");
    assertThat(list(editor(tenant), new RangeFilter(null, null, null, customer)))
        .containsExactly("110-11f");
    assertThat(list(Caller.operator(), new RangeFilter(null, within.within(), "p", tenant)))
        .containsExactly("120-12f");
    assertRefused(
        ProblemType.INVALID_PARAMETERS,
        () -> list(editor(vendor), new RangeFilter(null, null, "p", tenant)),
        "no such profile");
    assertRefused(
        ProblemType.INVALID_PARAMETERS,
        () -> list(Caller.operator(), new RangeFilter(null, null, "p", null)),
        "its organization too");
  }

  @Test
  void thoseAroundAnAddressComeInnermostFirst() {
    create(editor(customer), 0x110, 0x11F, vendor, null);
    RangeFilter contains = new RangeFilter(mac(area + 0x111), null, null, null);
    assertThat(list(Caller.operator(), contains))
        .containsExactly("110-11f", "110-11f", "100-1ff", "0-ffff");
    assertThat(
            world
                .await(() -> ranges.list(Caller.operator(), contains, new PageRequest(9, null)))
                .items()
                .stream()
                .map(RangeView::organization))
        .containsExactly(vendor, customer, tenant, vendor);
    assertThat(list(editor(customer), contains)).containsExactly("110-11f", "110-11f");
    assertThat(list(editor(tenant), contains)).containsExactly("110-11f", "100-1ff");
    assertThat(list(Caller.operator(), new RangeFilter(mac(area + 0x10000), null, null, null)))
        .isEmpty();
  }

  @Test
  void pagesNeitherRepeatNorHide() {
    for (RangeFilter filter :
        List.of(
            new RangeFilter(null, interval(area, area + 0xFFFF), null, null),
            new RangeFilter(mac(area + 0x115), null, null, null))) {
      List<RangeView> all =
          world
              .await(() -> ranges.list(Caller.operator(), filter, new PageRequest(100, null)))
              .items();
      List<RangeView> byOne = new ArrayList<>();
      String next = null;
      do {
        PageRequest request = new PageRequest(1, next);
        Page<RangeView> page = world.await(() -> ranges.list(Caller.operator(), filter, request));
        byOne.addAll(page.items());
        next = page.next();
      } while (next != null);
      assertThat(byOne).isEqualTo(all);
    }
  }

  @Test
  void aCursorIsOfOneListOnly() {
    Page<RangeView> page =
        world.await(() -> ranges.list(editor(vendor), RangeFilter.ALL, new PageRequest(1, null)));
    PageRequest next = new PageRequest(1, page.next());
    assertRefused(
        ProblemType.INVALID_CURSOR,
        () -> world.await(() -> ranges.list(editor(tenant), RangeFilter.ALL, next)));
  }

  private List<String> list(Caller caller, RangeFilter filter) {
    return world
        .await(() -> ranges.list(caller, filter, new PageRequest(100, null)))
        .items()
        .stream()
        .map(
            range ->
                Long.toHexString(range.interval().first().value() - area)
                    + "-"
                    + Long.toHexString(range.interval().last().value() - area))
        .toList();
  }

  private void create(Caller caller, long first, long last, UUID holder, String profile) {
    NewRange asked =
        new NewRange(interval(area + first, area + last), holder, profile, false, null, null);
    world.await(() -> ranges.create(caller, asked));
  }
}
