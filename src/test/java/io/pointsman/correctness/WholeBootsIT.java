package io.pointsman.correctness;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.boots.Boot;
import io.pointsman.boots.FanvilKey;
import io.pointsman.boots.FanvilPhone;
import io.pointsman.boots.MaxwellPhone;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A Maxwell and a Fanvil boot from empty to provisioned by every mode, take nothing the second
 * time, and what changes once.
 */
class WholeBootsIT {

  private static final String COMMON = "f0X4hw1.100.cfg";

  private static BootWorld world;

  @BeforeAll
  static void start() {
    world = new BootWorld();
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @Test
  void maxwellIsRedirected() {
    String mac = "7c2f80b00301";
    world.device(mac, "REDIRECT", tenant("/t/"), Map.of());

    MaxwellPhone phone = bootsMaxwellFromTheTenantsFiles(mac);

    assertThat(new MaxwellPhone(mac.toUpperCase(), agent(mac), base()).boot().requests())
        .startsWith(
            "302 " + base(),
            "404 " + tenant("/t/"),
            "302 " + base() + "/provisioning.xml",
            "200 " + tenant("/t/provisioning.xml"),
            "200 " + tenant("/t/firmware/updates.xml"),
            "200 " + tenant("/t/firmware/GC_MAX_1.11.6.bin"),
            "200 " + tenant("/t/nvm/updates.xml"));
    world.files.maxwellSettings(2);
    takesOnce(phone::boot, "SIP.Port=5062", "settings " + BootFiles.version(2));
    world.files.maxwellSettings(1);
  }

  @Test
  void fanvilIsRedirected() {
    String mac = "0c383eb00701";
    world.device(mac, "REDIRECT", tenant("/t/"), Map.of());

    FanvilPhone phone = bootsFanvilFromTheTenantsFiles(mac);

    world.files.fanvilFiles(2);
    takesOnce(phone::boot, "device file 2.0002");
    world.files.fanvilFiles(1);
  }

  /** The phone's MAC and what it boots from are the tenant's in both modes; the way is not. */
  private MaxwellPhone bootsMaxwellFromTheTenantsFiles(String mac) {
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

  private FanvilPhone bootsFanvilFromTheTenantsFiles(String mac) {
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

  private static void appliesNothing(Boot boot) {
    assertThat(boot.applied()).isEmpty();
    assertThat(boot.failures()).isEmpty();
    assertThat(boot.reboots()).isZero();
  }

  /** Boots until the change has come, and once more. */
  private static void takesOnce(Supplier<Boot> boot, String... applied) {
    AtomicReference<Boot> last = new AtomicReference<>();
    Awaitility.await("the change arrives")
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              last.set(boot.get());
              assertThat(last.get().failures()).isEmpty();
              return !last.get().applied().isEmpty();
            });
    assertThat(last.get().applied()).containsExactly(applied);
    appliesNothing(boot.get());
  }

  /** The replica hears of a new device within a second; a phone of its own finds out. */
  private static void awaitProvisioned(Supplier<Boot> scout) {
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
  private static List<String> kinds(Boot boot) {
    return boot.applied().stream().map(what -> what.replaceAll(" [^ ]+$", "")).toList();
  }

  private static MaxwellPhone maxwell(String mac) {
    return new MaxwellPhone(mac.toUpperCase(), agent(mac), base());
  }

  private static FanvilPhone fanvil(String mac) {
    return new FanvilPhone(mac, "X4", COMMON, world.phones() + "/$mac.cfg");
  }

  private static String agent(String mac) {
    return "Gigaset Maxwell Basic/2.14.4;" + mac.toUpperCase();
  }

  private static String base() {
    return world.phones() + "/device";
  }

  private static String tenant(String path) {
    return world.files.url(path);
  }
}
