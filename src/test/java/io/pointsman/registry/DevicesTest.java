package io.pointsman.registry;

import static io.pointsman.registry.RefusalAssert.assertRefused;
import static io.pointsman.registry.World.editor;
import static io.pointsman.registry.World.mac;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("application")
@QuarkusTest
@TestProfile(OpenRegistry.class)
class DevicesTest {

  private static final String URL = "https://pbx.example.com/{mac.lower}?key=hidden";

  @Inject World world;
  @Inject Devices devices;
  @Inject Holdings holdings;

  private VendorBlock block;

  @BeforeEach
  void prepare() {
    block = holdings.vendorBlock();
  }

  @Test
  void theSameAgainLeavesNoTrace() {
    DeviceWrite device =
        new DeviceWrite(mac(block.area() + 0x80001), null, "p", URL, null, "S1", "first floor");
    Saved<DeviceView> first = holdings.put(block.tenant(), device);
    long changes = world.number("select count(*) from change");
    long audits = world.number("select count(*) from audit");
    Saved<DeviceView> again = holdings.put(block.tenant(), device);
    assertThat(again.created()).isFalse();
    assertThat(again.value()).isEqualTo(first.value());
    assertThat(world.number("select count(*) from change")).isEqualTo(changes);
    assertThat(world.number("select count(*) from audit")).isEqualTo(audits);

    DeviceWrite noted = new DeviceWrite(device.mac(), null, "p", URL, null, "S1", "moved");
    assertThat(holdings.put(block.tenant(), noted).value().version()).isEqualTo(1);
    assertThat(world.number("select count(*) from change")).as("a note").isEqualTo(changes);
    DeviceWrite plain = new DeviceWrite(device.mac(), null, "p", null, null, null, null);
    DeviceView without = holdings.put(block.tenant(), plain).value();
    assertThat(without.url()).isNull();
    assertThat(without.serial()).isNull();
    assertThat(without.version()).isEqualTo(2);
    assertThat(world.number("select count(*) from change")).isEqualTo(changes + 1);
  }

  @Test
  void everyBadFieldIsNamedAtOnce() {
    DeviceWrite bad =
        new DeviceWrite(
            mac(block.area()),
            null,
            null,
            "http://{mac.lower}.example.com/",
            null,
            "x".repeat(65),
            "\0");
    RegistryException refusal =
        assertRefused(ProblemType.INVALID_FIELDS, () -> holdings.put(block.tenant(), bad));
    assertThat(refusal.errors())
        .extracting(FieldError::field)
        .containsExactlyInAnyOrder("url", "serial", "note");
    assertRefused(
        ProblemType.INVALID_FIELDS,
        () ->
            holdings.put(
                block.tenant(),
                new DeviceWrite(mac(block.area()), null, null, null, null, null, null)),
        "a profile, a URL of its own, or both");
    assertRefused(
        ProblemType.INVALID_FIELDS,
        () ->
            holdings.put(
                block.tenant(),
                new DeviceWrite(mac(block.area()), null, "q", null, null, null, null)),
        "no such profile");
    assertRefused(
        ProblemType.NOT_FOUND,
        () ->
            holdings.put(
                block.tenant(),
                new DeviceWrite(mac(block.area()), block.vendor(), "p", null, null, null, null)));
  }

  @Test
  void preconditionsHold() {
    long address = block.area() + 0x80001;
    DeviceWrite device = new DeviceWrite(mac(address), null, "p", null, null, "1", null);
    assertRefused(
        ProblemType.PRECONDITION_FAILED,
        () ->
            world.await(
                () -> devices.put(editor(block.tenant()), device, Precondition.version(0))));
    world.await(() -> devices.put(editor(block.tenant()), device, Precondition.CREATE_ONLY));
    assertRefused(
        ProblemType.PRECONDITION_FAILED,
        () ->
            world.await(
                () -> devices.put(editor(block.tenant()), device, Precondition.CREATE_ONLY)));
    assertRefused(
        ProblemType.PRECONDITION_FAILED,
        () ->
            world.await(
                () ->
                    devices.release(
                        editor(block.tenant()), mac(address), Precondition.version(7))));
    world.await(
        () -> devices.release(editor(block.tenant()), mac(address), Precondition.version(0)));
    assertRefused(ProblemType.NOT_FOUND, () -> holdings.release(block.tenant(), address));
  }

  @Test
  void everyWriteIsAudited() {
    long address = block.area() + 0x80001;
    holdings.put(block.tenant(), new DeviceWrite(mac(address), null, null, URL, null, "S", null));
    holdings.put(block.tenant(), new DeviceWrite(mac(address), null, "p", URL, null, "T", null));
    holdings.release(block.tenant(), address);
    assertThat(
            world.rows(
                "select action, before ->> 'serial', after ->> 'serial' from audit"
                    + " where subject = ? and organization_id = ? order by id",
                mac(address).colon(),
                block.tenant()))
        .containsExactly(
            Arrays.asList("device.create", null, "S"),
            Arrays.asList("device.update", "S", "T"),
            Arrays.asList("device.delete", "T", null));
    assertThat(
            world.number(
                "select count(*) from audit where organization_id = ?"
                    + " and concat(before, after) like '%hidden%'",
                block.tenant()))
        .isZero();
  }
}
