package io.pointsman.registry;

import static io.pointsman.registry.RefusalAssert.assertRefused;
import static io.pointsman.registry.World.editor;
import static io.pointsman.registry.World.mac;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who may register a device where. */
@Tag("application")
@QuarkusTest
@TestProfile(OpenRegistry.class)
class DeviceClaimsTest {

  @Inject World world;
  @Inject Devices devices;
  @Inject Holdings holdings;

  private VendorBlock block;

  @BeforeEach
  void prepare() {
    block = holdings.vendorBlock();
  }

  @Test
  void claimsOfTheInnermostRangeDecide() {
    RegistryException refusal =
        assertRefused(
            ProblemType.CLAIM_REFUSED,
            () -> holdings.put(block.tenant(), block.area() + 5),
            mac(block.area() + 5).colon(),
            "not open for claims");
    assertThat(refusal.getMessage()).doesNotContain(block.vendor().toString());
    assertThat(holdings.put(block.vendor(), block.area() + 5).created()).isTrue();
    holdings.open(block.range(), Claims.DEVICES);
    assertThat(holdings.put(block.tenant(), block.area() + 6).created()).isTrue();
    holdings.open(block.range(), Claims.RANGES);
    assertThat(holdings.put(block.tenant(), block.area() + 7).created()).isTrue();
    holdings.open(block.range(), Claims.NONE);
    // What is held stays held and may be changed.
    assertThat(holdings.put(block.tenant(), block.area() + 7).created()).isFalse();
    assertRefused(ProblemType.CLAIM_REFUSED, () -> holdings.put(block.tenant(), block.area() + 8));
    // Where no range is, it is as configured: open in this test.
    assertThat(holdings.put(block.tenant(), block.area() + 0x80000).created()).isTrue();
    // The operator stands above claims.
    assertThat(
            world
                .await(
                    () ->
                        devices.put(
                            Caller.operator(),
                            new DeviceWrite(
                                mac(block.area() + 9), block.tenant(), "p", null, null, null, null),
                            Precondition.NONE))
                .value()
                .organization())
        .isEqualTo(block.tenant());
  }

  @Test
  void whatAnotherHoldsIsRefusedWithoutTheirName() {
    holdings.put(block.vendor(), block.area() + 5);
    for (Caller caller : List.of(editor(block.tenant()), Caller.operator())) {
      RegistryException refusal =
          assertRefused(
              ProblemType.HELD_BY_ANOTHER,
              () ->
                  world.await(
                      () ->
                          devices.put(
                              caller,
                              new DeviceWrite(
                                  mac(block.area() + 5),
                                  block.tenant(),
                                  "p",
                                  null,
                                  null,
                                  null,
                                  null),
                              Precondition.NONE)),
              mac(block.area() + 5).colon());
      assertThat(refusal.getMessage()).doesNotContain(block.vendor().toString());
    }
    assertRefused(
        ProblemType.NOT_FOUND,
        () -> world.await(() -> devices.get(editor(block.tenant()), mac(block.area() + 5))));
    assertRefused(ProblemType.NOT_FOUND, () -> holdings.release(block.tenant(), block.area() + 5));
    assertThat(
            world.await(() -> devices.get(Caller.operator(), mac(block.area() + 5))).organization())
        .isEqualTo(block.vendor());
  }

  @Test
  void aReleasedAddressRestsForItsLastHolder() {
    holdings.open(block.range(), Claims.DEVICES);
    holdings.put(block.tenant(), block.area() + 5);
    holdings.release(block.tenant(), block.area() + 5);
    RegistryException resting =
        assertRefused(
            ProblemType.RESTING,
            () -> holdings.put(block.other(), block.area() + 5),
            mac(block.area() + 5).colon());
    assertThat((Integer) resting.extras().get("retryAfter")).isBetween(50, 60);
    assertRefused(
        ProblemType.RESTING,
        () ->
            world.await(
                () ->
                    devices.put(
                        Caller.operator(),
                        new DeviceWrite(
                            mac(block.area() + 5), block.other(), "p", null, null, null, null),
                        Precondition.NONE)));

    assertThat(holdings.put(block.tenant(), block.area() + 5).created()).isTrue();
    assertThat(resting(block.area() + 5)).isZero();
    holdings.release(block.tenant(), block.area() + 5);
    world.rest(61);
    assertThat(holdings.put(block.other(), block.area() + 5).created()).isTrue();
    assertThat(resting(block.area() + 5)).as("a stale row").isZero();
  }

  private long resting(long address) {
    return world.number("select count(*) from released_mac where mac = ?", address);
  }
}
