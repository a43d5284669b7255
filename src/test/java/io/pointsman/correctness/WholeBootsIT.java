package io.pointsman.correctness;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.boots.Boot;
import io.pointsman.boots.FanvilKey;
import io.pointsman.boots.FanvilPhone;
import io.pointsman.boots.MaxwellPhone;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
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

  @BeforeEach
  void firstFiles() {
    world.files.maxwellSettings(1);
    world.files.fanvilFiles(1);
  }

  @Test
  void maxwellIsRedirected() {
    String mac = "7c2f80b00301";
    world.device(mac, "REDIRECT", tenant("/t/"), Map.of());

    MaxwellPhone phone = bootsMaxwellFromTheTenantsFiles(mac);

    assertThat(maxwell(mac).boot().requests())
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
  }

  @Test
  void fanvilIsRedirected() {
    String mac = "0c383eb00301";
    world.device(mac, "REDIRECT", tenant("/t/"), Map.of());

    FanvilPhone phone = bootsFanvilFromTheTenantsFiles(mac);

    world.files.fanvilFiles(2);
    takesOnce(phone::boot, "device file 2.0002");
  }

  @Test
  void maxwellIsServedItsTenantsFiles() {
    String mac = "7c2f80b00302";
    world.device(mac, "PROXY", tenant("/t/"), Map.of());

    MaxwellPhone phone = bootsMaxwellFromTheTenantsFiles(mac);

    comesToUsForAllBut(maxwell(mac).boot(), "/t/firmware/GC_MAX_1.11.6.bin");
    world.files.maxwellSettings(2);
    world.purge(mac);
    takesOnce(phone::boot, "SIP.Port=5062", "settings " + BootFiles.version(2));
  }

  @Test
  void fanvilIsServedItsTenantsFiles() {
    String mac = "0c383eb00302";
    world.device(mac, "PROXY", tenant("/t/"), Map.of());

    FanvilPhone phone = bootsFanvilFromTheTenantsFiles(mac);

    comesToUsForAllBut(fanvil(mac).boot(), "/t/x4.z", "/t/OpenVpn.bin");
    world.files.fanvilFiles(2);
    world.purge(mac);
    takesOnce(phone::boot, "device file 2.0002");
  }

  @Test
  void maxwellTakesUploadedSettingsByOurManifests() {
    String mac = "7c2f80b00303";
    world.upload("maxwell.xml", "text/xml", BootFiles.settings(1, "1.0"));
    world.upload("ca.pem", "application/x-pem-file", BootFiles.authority());
    world.device(
        mac,
        "MANIFEST",
        tenant("/t/{mac.lower}.xml"),
        Map.of(
            "files",
            Map.of(
                "firmware",
                List.of(
                    Map.of("version", "1.11.6", "url", tenant("/t/firmware/GC_MAX_1.11.6.bin"))),
                "settings",
                List.of(Map.of("upload", "maxwell.xml")),
                "certificates",
                List.of(Map.of("upload", "ca.pem")))));
    awaitProvisioned(() -> maxwell(mac).boot());
    MaxwellPhone phone = maxwell(mac);

    Boot boot = phone.boot();

    assertThat(boot.failures()).isEmpty();
    assertThat(kinds(boot))
        .containsExactly(
            "firmware",
            "SIP.Port=5061",
            "settings",
            "certificate O=Pointsman,CN=Boots Test",
            "scenario");
    assertThat(phone.store().image()).isEqualTo(BootFiles.MAXWELL_FIRMWARE);
    assertThat(phone.store().authorities()).containsExactly(BootFiles.AUTHORITY);
    assertThat(boot.home()).isEqualTo(base());
    comesToUsForAllBut(boot, "/t/firmware/GC_MAX_1.11.6.bin");
    appliesNothing(phone.boot());
    world.upload("maxwell.xml", "text/xml", BootFiles.settings(2, "1.0"));
    Boot changed = takesOnce(phone::boot);
    assertThat(kinds(changed)).containsExactly("SIP.Port=5062", "settings");
  }

  @Test
  void maxwellIsSentHomeByOurManifests() {
    String mac = "7c2f80b00304";
    world.device(mac, "MANIFEST", tenant("/t/{mac.lower}.xml"), Map.of());
    awaitProvisioned(() -> maxwell(mac).boot());
    MaxwellPhone phone = maxwell(mac);

    Boot boot = phone.boot();

    String home = tenant("/t/" + mac + ".xml");
    assertThat(boot.failures()).isEmpty();
    assertThat(boot.applied()).contains("server " + home).endsWith("SIP.Port=5061");
    assertThat(boot.home()).isEqualTo(home);
    assertThat(boot.reboots()).isEqualTo(1);
    assertThat(phone.boot())
        .isEqualTo(new Boot(List.of("200 " + home), List.of(), List.of(), 0, List.of(), home));
    world.files.maxwellSettings(2);
    takesOnce(phone::boot, "SIP.Port=5062");
  }

  @Test
  void fanvilIsSentHomeByOurManifests() {
    String mac = "0c383eb00303";
    world.device(
        mac,
        "MANIFEST",
        tenant("/t/{mac.lower}.cfg"),
        Map.of(
            "files",
            Map.of(
                "firmware",
                List.of(Map.of("model", "X4", "version", "2.12", "url", tenant("/t/x4.z"))),
                "certificates",
                List.of(Map.of("url", tenant("/t/OpenVpn.bin"))),
                "phonebook",
                Map.of("url", tenant("/t/book.csv"), "format", "CSV"))));
    awaitProvisioned(() -> fanvil(mac).boot());
    FanvilPhone phone = fanvil(mac);

    Boot boot = phone.boot();

    String home = tenant("/t/" + mac + ".cfg");
    assertThat(boot.failures()).isEmpty();
    assertThat(kinds(boot))
        .containsExactly(
            "common file",
            "server",
            "device file",
            "certificate",
            "phonebook",
            "firmware",
            "common file",
            "device file");
    assertThat(boot.home()).isEqualTo(home);
    assertThat(boot.reboots()).isEqualTo(2);
    assertThat(phone.settings()).containsEntry("GLOBAL CONFIG MODULE/Host Name", "VOIP1");
    assertThat(phone.boot())
        .isEqualTo(
            new Boot(
                List.of("200 " + tenant("/t/" + COMMON), "200 " + home),
                List.of(),
                List.of(),
                0,
                List.of(),
                home));
    world.files.fanvilFiles(2);
    takesOnce(phone::boot, "device file 2.0002");
  }

  /** What it boots from is the tenant's whether it is sent there or comes to us; the way is not. */
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

  private static void takesOnce(Supplier<Boot> boot, String... applied) {
    assertThat(takesOnce(boot).applied()).containsExactly(applied);
  }

  /** Boots until the change has come, and once more. */
  private static Boot takesOnce(Supplier<Boot> boot) {
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

  private static void comesToUsForAllBut(Boot boot, String... paths) {
    assertThat(boot.failures()).isEmpty();
    assertThat(boot.requests())
        .filteredOn(request -> request.startsWith("200 "))
        .filteredOn(request -> !request.startsWith("200 " + world.phones()))
        .containsOnly(
            Arrays.stream(paths).map(path -> "200 " + tenant(path)).toArray(String[]::new));
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
