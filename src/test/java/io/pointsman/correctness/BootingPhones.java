package io.pointsman.correctness;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.boots.Boot;
import io.pointsman.boots.FanvilKey;
import io.pointsman.boots.FanvilPhone;
import io.pointsman.boots.MaxwellPhone;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.awaitility.Awaitility;

/** Phones that boot in a world, and what is expected of every boot. */
final class BootingPhones {

  static final String FANVIL_COMMON = "f0X4hw1.100.cfg";

  private final BootWorld world;

  BootingPhones(BootWorld world) {
    this.world = world;
  }

  /** Out of the box. */
  MaxwellPhone maxwell(String mac) {
    return new MaxwellPhone(mac.toUpperCase(), agent(mac), base());
  }

  /** Out of the box. */
  FanvilPhone fanvil(String mac) {
    return new FanvilPhone(mac, "X4", FANVIL_COMMON, world.phones() + "/$mac.cfg");
  }

  /** A Maxwell's address out of the box. */
  String base() {
    return world.phones() + "/device";
  }

  /** A URL of the tenant's server. */
  String tenant(String path) {
    return world.files.url(path);
  }

  /** What it boots from is the tenant's whether it is sent there or comes to us; the way is not. */
  MaxwellPhone bootsMaxwellFromTheTenantsFiles(String mac) {
    awaitProvisioned(() -> maxwell(mac).boot());
    MaxwellPhone phone = maxwell(mac);

    Boot boot = phone.boot();

    assertThat(boot.failures()).isEmpty();
    assertThat(boot.applied())
        .containsExactly(
            "firmware 1.11.6",
            "SIP.Port=5061",
            "settings " + BootFiles.version(1),
            "certificate " + BootFiles.AUTHORITY,
            "scenario 2015-01-01_01:01:01");
    assertThat(boot.reboots()).isEqualTo(1);
    assertThat(boot.home()).isEqualTo(base());
    assertThat(phone.store().image()).isEqualTo(BootFiles.MAXWELL_FIRMWARE);
    appliesNothing(phone.boot());
    return phone;
  }

  FanvilPhone bootsFanvilFromTheTenantsFiles(String mac) {
    awaitProvisioned(() -> fanvil(mac).boot());
    FanvilPhone phone = fanvil(mac);

    Boot boot = phone.boot();

    assertThat(boot.failures()).isEmpty();
    assertThat(kinds(boot))
        .containsExactly("common file", "device file", "certificate", "phonebook", "firmware");
    assertThat(boot.reboots()).isEqualTo(1);
    assertThat(boot.home()).isEqualTo(world.phones() + "/" + mac + ".cfg");
    assertThat(phone.settings()).containsEntry("GLOBAL CONFIG MODULE/Host Name", "VOIP1");
    assertThat(phone.content(FanvilKey.FIRMWARE)).isEqualTo(BootFiles.FANVIL_FIRMWARE);
    appliesNothing(phone.boot());
    return phone;
  }

  /** Neither takes anything nor fails. */
  static void appliesNothing(Boot boot) {
    assertThat(boot.applied()).isEmpty();
    assertThat(boot.failures()).isEmpty();
    assertThat(boot.reboots()).isZero();
  }

  static void takesOnce(Supplier<Boot> boot, String... applied) {
    assertThat(takesOnce(boot).applied()).containsExactly(applied);
  }

  /** Boots until the change has come, and once more. */
  static Boot takesOnce(Supplier<Boot> boot) {
    AtomicReference<Boot> last = new AtomicReference<>();
    Awaitility.await("the change arrives")
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              last.set(boot.get());
              assertThat(last.get().failures()).isEmpty();
              return !last.get().applied().isEmpty();
            });
    appliesNothing(boot.get());
    return last.get();
  }

  /**
   * @param paths the tenant's, to which phones go themselves
   */
  void comesToUsForAllBut(Boot boot, String... paths) {
    assertThat(boot.failures()).isEmpty();
    assertThat(boot.requests())
        .filteredOn(request -> request.startsWith("200 "))
        .filteredOn(request -> !request.startsWith("200 " + world.phones()))
        .containsOnly(
            Arrays.stream(paths).map(path -> "200 " + tenant(path)).toArray(String[]::new));
  }

  /** The replica hears of a new device within a second; a phone of its own finds out. */
  void awaitProvisioned(Supplier<Boot> scout) {
    AtomicReference<Boot> last = new AtomicReference<>();
    Awaitility.await("a phone is provisioned")
        .atMost(Duration.ofSeconds(20))
        .conditionEvaluationListener(null)
        .untilAsserted(
            () -> {
              last.set(scout.get());
              assertThat(last.get().failures()).isEmpty();
            });
  }

  /** What comes before the number or the address. */
  static List<String> kinds(Boot boot) {
    return boot.applied().stream().map(what -> what.replaceAll(" [^ ]+$", "")).toList();
  }

  private static String agent(String mac) {
    return "Gigaset Maxwell Basic/2.14.4;" + mac.toUpperCase();
  }
}
