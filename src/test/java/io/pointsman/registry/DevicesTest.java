package io.pointsman.registry;

import static io.pointsman.registry.RefusalAssert.assertRefused;
import static io.pointsman.registry.World.editor;
import static io.pointsman.registry.World.interval;
import static io.pointsman.registry.World.mac;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(OpenRegistry.class)
class DevicesTest {

  private static final String URL = "https://pbx.example.com/{mac.lower}?key=hidden";

  @Inject World world;
  @Inject Ranges ranges;
  @Inject Devices devices;

  private long area;
  private UUID vendor;
  private UUID tenant;
  private UUID other;
  private RangeView block;

  /** The vendor's block covers the first half of the area; everyone has a profile "p". */
  @BeforeEach
  void prepare() {
    area = World.area();
    vendor = world.organization();
    tenant = world.organization();
    other = world.organization();
    List.of(vendor, tenant, other).forEach(organization -> world.profile(organization, "p"));
    NewRange half = new NewRange(interval(area, area + 0x7FFFF), vendor, null, false, null, null);
    block = world.await(() -> ranges.create(Caller.operator(), half));
  }

  @Test
  void claimsOfTheInnermostRangeDecide() {
    RegistryException refusal =
        assertRefused(
            ProblemType.CLAIM_REFUSED,
            () -> put(tenant, area + 5),
            mac(area + 5).colon(),
            "not open for claims");
    assertThat(refusal.getMessage()).doesNotContain(vendor.toString());
    assertThat(put(vendor, area + 5).created()).isTrue();
    claims(Claims.DEVICES);
    assertThat(put(tenant, area + 6).created()).isTrue();
    claims(Claims.RANGES);
    assertThat(put(tenant, area + 7).created()).isTrue();
    claims(Claims.NONE);
    // What is held stays held and may be changed.
    assertThat(put(tenant, area + 7).created()).isFalse();
    assertRefused(ProblemType.CLAIM_REFUSED, () -> put(tenant, area + 8));
    // Where no range is, it is as configured: open in this test.
    assertThat(put(tenant, area + 0x80000).created()).isTrue();
    // The operator stands above claims.
    assertThat(
            world
                .await(
                    () ->
                        devices.put(
                            Caller.operator(),
                            new DeviceWrite(mac(area + 9), tenant, "p", null, null, null, null),
                            Precondition.NONE))
                .value()
                .organization())
        .isEqualTo(tenant);
  }

  @Test
  void whatAnotherHoldsIsRefusedWithoutTheirName() {
    put(vendor, area + 5);
    for (Caller caller : List.of(editor(tenant), Caller.operator())) {
      RegistryException refusal =
          assertRefused(
              ProblemType.HELD_BY_ANOTHER,
              () ->
                  world.await(
                      () ->
                          devices.put(
                              caller,
                              new DeviceWrite(mac(area + 5), tenant, "p", null, null, null, null),
                              Precondition.NONE)),
              mac(area + 5).colon());
      assertThat(refusal.getMessage()).doesNotContain(vendor.toString());
    }
    assertRefused(
        ProblemType.NOT_FOUND, () -> world.await(() -> devices.get(editor(tenant), mac(area + 5))));
    assertRefused(ProblemType.NOT_FOUND, () -> release(tenant, area + 5));
    assertThat(world.await(() -> devices.get(Caller.operator(), mac(area + 5))).organization())
        .isEqualTo(vendor);
  }

  @Test
  void aReleasedAddressRestsForItsLastHolder() {
    claims(Claims.DEVICES);
    put(tenant, area + 5);
    release(tenant, area + 5);
    RegistryException resting =
        assertRefused(ProblemType.RESTING, () -> put(other, area + 5), mac(area + 5).colon());
    assertThat((Integer) resting.extras().get("retryAfter")).isBetween(50, 60);
    assertRefused(
        ProblemType.RESTING,
        () ->
            world.await(
                () ->
                    devices.put(
                        Caller.operator(),
                        new DeviceWrite(mac(area + 5), other, "p", null, null, null, null),
                        Precondition.NONE)));

    assertThat(put(tenant, area + 5).created()).isTrue();
    assertThat(resting(area + 5)).isZero();
    release(tenant, area + 5);
    world.rest(61);
    assertThat(put(other, area + 5).created()).isTrue();
    assertThat(resting(area + 5)).as("a stale row").isZero();
  }

  @Test
  void theSameAgainLeavesNoTrace() {
    DeviceWrite device =
        new DeviceWrite(mac(area + 0x80001), null, "p", URL, null, "S1", "first floor");
    Saved<DeviceView> first = put(tenant, device);
    long changes = world.number("select count(*) from change");
    long audits = world.number("select count(*) from audit");
    Saved<DeviceView> again = put(tenant, device);
    assertThat(again.created()).isFalse();
    assertThat(again.value()).isEqualTo(first.value());
    assertThat(world.number("select count(*) from change")).isEqualTo(changes);
    assertThat(world.number("select count(*) from audit")).isEqualTo(audits);

    DeviceWrite noted = new DeviceWrite(device.mac(), null, "p", URL, null, "S1", "moved");
    assertThat(put(tenant, noted).value().version()).isEqualTo(1);
    assertThat(world.number("select count(*) from change")).as("a note").isEqualTo(changes);
    DeviceWrite plain = new DeviceWrite(device.mac(), null, "p", null, null, null, null);
    DeviceView without = put(tenant, plain).value();
    assertThat(without.url()).isNull();
    assertThat(without.serial()).isNull();
    assertThat(without.version()).isEqualTo(2);
    assertThat(world.number("select count(*) from change")).isEqualTo(changes + 1);
  }

  @Test
  void ownUrlsAreOneRowATextAndMaskedForReaders() {
    long first = area + 0x80001;
    DeviceView view =
        put(tenant, new DeviceWrite(mac(first), null, null, URL, null, null, null)).value();
    put(tenant, new DeviceWrite(mac(first + 1), null, "p", URL, "NEUTRAL", null, null));
    put(other, new DeviceWrite(mac(first + 2), null, null, URL, null, null, null));
    assertThat(view.url()).isEqualTo(URL);
    assertThat(view.syntax()).isEqualTo("NEUTRAL");
    assertThat(view.profile()).isNull();
    List<List<Object>> ids =
        world.rows(
            "select own_url_id from device where mac between ? and ? order by mac",
            first,
            first + 2);
    assertThat(ids.get(0)).isEqualTo(ids.get(1)).isNotEqualTo(ids.get(2));
    assertThat(ids.get(0).get(0)).isEqualTo(OwnUrlId.of(tenant, "NEUTRAL", URL, 0));

    Caller reader = new Caller("key:reader", tenant, Role.READER);
    DeviceView masked = world.await(() -> devices.get(reader, mac(first)));
    assertThat(masked.url()).contains("pbx.example.com").doesNotContain("secret", "hidden");
    assertRefused(
        ProblemType.FORBIDDEN,
        () -> world.await(() -> devices.release(reader, mac(first), Precondition.NONE)));
  }

  @Test
  void aTakenIdOfAnOwnUrlIsPassedOver() {
    String text = "https://pbx.example.com/taken/" + tenant;
    long id = OwnUrlId.of(tenant, "NEUTRAL", text, 0);
    world.execute(
        "insert into own_url (id, organization_id, syntax, template) values (?, ?, 'NEUTRAL', ?)",
        id,
        other,
        "https://elsewhere.example.com/");
    for (int time = 0; time < 2; time++) {
      long address = area + 0x80001 + time;
      put(tenant, new DeviceWrite(mac(address), null, null, text, null, null, null));
      assertThat(world.number("select own_url_id from device where mac = ?", address))
          .isEqualTo(OwnUrlId.of(tenant, "NEUTRAL", text, 1));
    }
  }

  @Test
  void everyBadFieldIsNamedAtOnce() {
    DeviceWrite bad =
        new DeviceWrite(
            mac(area), null, null, "http://{mac.lower}.example.com/", null, "x".repeat(65), "\0");
    RegistryException refusal = assertRefused(ProblemType.INVALID_FIELDS, () -> put(tenant, bad));
    assertThat(refusal.errors())
        .extracting(FieldError::field)
        .containsExactlyInAnyOrder("url", "serial", "note");
    assertRefused(
        ProblemType.INVALID_FIELDS,
        () -> put(tenant, new DeviceWrite(mac(area), null, null, null, null, null, null)),
        "a profile, a URL of its own, or both");
    assertRefused(
        ProblemType.INVALID_FIELDS,
        () -> put(tenant, new DeviceWrite(mac(area), null, "q", null, null, null, null)),
        "no such profile");
    assertRefused(
        ProblemType.NOT_FOUND,
        () -> put(tenant, new DeviceWrite(mac(area), vendor, "p", null, null, null, null)));
  }

  @Test
  void preconditionsHold() {
    long address = area + 0x80001;
    DeviceWrite device = new DeviceWrite(mac(address), null, "p", null, null, "1", null);
    assertRefused(
        ProblemType.PRECONDITION_FAILED,
        () -> world.await(() -> devices.put(editor(tenant), device, Precondition.version(0))));
    world.await(() -> devices.put(editor(tenant), device, Precondition.CREATE_ONLY));
    assertRefused(
        ProblemType.PRECONDITION_FAILED,
        () -> world.await(() -> devices.put(editor(tenant), device, Precondition.CREATE_ONLY)));
    assertRefused(
        ProblemType.PRECONDITION_FAILED,
        () ->
            world.await(
                () -> devices.release(editor(tenant), mac(address), Precondition.version(7))));
    world.await(() -> devices.release(editor(tenant), mac(address), Precondition.version(0)));
    assertRefused(ProblemType.NOT_FOUND, () -> release(tenant, address));
  }

  @Test
  void listsShowOwnDevicesByFilterPageByPage() {
    world.profile(tenant, "q");
    for (int i = 0; i < 5; i++) {
      String profile = i % 2 == 0 ? "p" : "q";
      put(
          tenant,
          new DeviceWrite(mac(area + 0x80000 + i * 0x100), null, profile, null, null, null, null));
    }
    put(other, area + 0x80001);
    RangeView range =
        world.await(
            () ->
                ranges.create(
                    editor(tenant),
                    new NewRange(
                        interval(area + 0x80100, area + 0x803FF), null, null, false, null, null)));

    assertThat(list(tenant, DeviceFilter.ALL)).containsExactly(0L, 0x100L, 0x200L, 0x300L, 0x400L);
    assertThat(list(tenant, new DeviceFilter("q", null, null, null)))
        .containsExactly(0x100L, 0x300L);
    assertThat(list(tenant, new DeviceFilter(null, range.id(), null, null)))
        .containsExactly(0x100L, 0x200L, 0x300L);
    DeviceFilter within =
        new DeviceFilter("p", null, interval(area + 0x80000, area + 0x802FF), null);
    assertThat(list(tenant, within)).containsExactly(0L, 0x200L);
    assertThat(list(other, DeviceFilter.ALL)).containsExactly(1L);
    assertRefused(
        ProblemType.INVALID_PARAMETERS,
        () -> list(other, new DeviceFilter(null, range.id(), null, null)),
        "no such range");
    assertRefused(
        ProblemType.NOT_FOUND, () -> list(other, new DeviceFilter(null, null, null, tenant)));

    Page<DeviceView> page =
        world.await(() -> devices.list(editor(tenant), DeviceFilter.ALL, new PageRequest(2, null)));
    put(tenant, area + 0x80000 + 1 + 0x80);
    assertThat(page.items()).hasSize(2);
    Page<DeviceView> second =
        world.await(
            () -> devices.list(editor(tenant), DeviceFilter.ALL, new PageRequest(3, page.next())));
    assertThat(second.items().stream().map(view -> view.mac().value() - area - 0x80000))
        .containsExactly(0x200L, 0x300L, 0x400L);
    assertThat(second.next()).isNull();
    assertRefused(
        ProblemType.INVALID_CURSOR,
        () ->
            world.await(
                () ->
                    devices.list(
                        editor(other), DeviceFilter.ALL, new PageRequest(3, page.next()))));
  }

  @Test
  void everyWriteIsAudited() {
    long address = area + 0x80001;
    put(tenant, new DeviceWrite(mac(address), null, null, URL, null, "S", null));
    put(tenant, new DeviceWrite(mac(address), null, "p", URL, null, "T", null));
    release(tenant, address);
    assertThat(
            world.rows(
                "select action, before ->> 'serial', after ->> 'serial' from audit"
                    + " where subject = ? and organization_id = ? order by id",
                mac(address).colon(),
                tenant))
        .containsExactly(
            Arrays.asList("device.create", null, "S"),
            Arrays.asList("device.update", "S", "T"),
            Arrays.asList("device.delete", "T", null));
    assertThat(
            world.number(
                "select count(*) from audit where organization_id = ?"
                    + " and concat(before, after) like '%hidden%'",
                tenant))
        .isZero();
  }

  private Saved<DeviceView> put(UUID holder, long address) {
    return put(holder, new DeviceWrite(mac(address), null, "p", null, null, null, null));
  }

  private Saved<DeviceView> put(UUID holder, DeviceWrite device) {
    return world.await(() -> devices.put(editor(holder), device, Precondition.NONE));
  }

  private void release(UUID holder, long address) {
    world.await(() -> devices.release(editor(holder), mac(address), Precondition.NONE));
  }

  private long resting(long address) {
    return world.number("select count(*) from released_mac where mac = ?", address);
  }

  private List<Long> list(UUID caller, DeviceFilter filter) {
    return world
        .await(() -> devices.list(editor(caller), filter, new PageRequest(100, null)))
        .items()
        .stream()
        .map(view -> view.mac().value() - area - 0x80000)
        .toList();
  }

  private void claims(Claims claims) {
    world.await(
        () ->
            ranges.change(
                editor(vendor),
                block.id(),
                new RangeChange(null, false, claims, null),
                Precondition.NONE));
  }
}
