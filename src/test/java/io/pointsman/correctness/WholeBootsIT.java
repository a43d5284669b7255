package io.pointsman.correctness;

import static io.pointsman.correctness.BootingPhones.appliesNothing;
import static io.pointsman.correctness.BootingPhones.kinds;
import static io.pointsman.correctness.BootingPhones.takesOnce;
import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.boots.Boot;
import io.pointsman.boots.FanvilPhone;
import io.pointsman.boots.MaxwellPhone;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A Maxwell and a Fanvil boot from empty to provisioned by every mode, take nothing the second
 * time, and what changes once.
 */
class WholeBootsIT {

  private static BootWorld world;
  private static BootingPhones phones;

  @BeforeAll
  static void start() {
    world = new BootWorld();
    phones = new BootingPhones(world);
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
    world.device(mac, "REDIRECT", phones.tenant("/t/"), Map.of());

    MaxwellPhone phone = phones.bootsMaxwellFromTheTenantsFiles(mac);

    assertThat(phones.maxwell(mac).boot().requests())
        .startsWith(
            "302 " + phones.base(),
            "404 " + phones.tenant("/t/"),
            "302 " + phones.base() + "/provisioning.xml",
            "200 " + phones.tenant("/t/provisioning.xml"),
            "200 " + phones.tenant("/t/firmware/updates.xml"),
            "200 " + phones.tenant("/t/firmware/GC_MAX_1.11.6.bin"),
            "200 " + phones.tenant("/t/nvm/updates.xml"));
    world.files.maxwellSettings(2);
    takesOnce(phone::boot, "SIP.Port=5062", "settings " + BootFiles.version(2));
  }

  @Test
  void fanvilIsRedirected() {
    String mac = "0c383eb00301";
    world.device(mac, "REDIRECT", phones.tenant("/t/"), Map.of());

    FanvilPhone phone = phones.bootsFanvilFromTheTenantsFiles(mac);

    world.files.fanvilFiles(2);
    takesOnce(phone::boot, "device file 2.0002");
  }

  @Test
  void maxwellIsServedItsTenantsFiles() {
    String mac = "7c2f80b00302";
    world.device(mac, "PROXY", phones.tenant("/t/"), Map.of());

    MaxwellPhone phone = phones.bootsMaxwellFromTheTenantsFiles(mac);

    phones.comesToUsForAllBut(phones.maxwell(mac).boot(), "/t/firmware/GC_MAX_1.11.6.bin");
    world.files.maxwellSettings(2);
    world.purge(mac);
    takesOnce(phone::boot, "SIP.Port=5062", "settings " + BootFiles.version(2));
  }

  @Test
  void fanvilIsServedItsTenantsFiles() {
    String mac = "0c383eb00302";
    world.device(mac, "PROXY", phones.tenant("/t/"), Map.of());

    FanvilPhone phone = phones.bootsFanvilFromTheTenantsFiles(mac);

    phones.comesToUsForAllBut(phones.fanvil(mac).boot(), "/t/x4.z", "/t/OpenVpn.bin");
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
        phones.tenant("/t/{mac.lower}.xml"),
        Map.of(
            "files",
            Map.of(
                "firmware",
                List.of(
                    Map.of(
                        "version",
                        "1.11.6",
                        "url",
                        phones.tenant("/t/firmware/GC_MAX_1.11.6.bin"))),
                "settings",
                List.of(Map.of("upload", "maxwell.xml")),
                "certificates",
                List.of(Map.of("upload", "ca.pem")))));
    phones.awaitProvisioned(() -> phones.maxwell(mac).boot());
    MaxwellPhone phone = phones.maxwell(mac);

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
    assertThat(boot.home()).isEqualTo(phones.base());
    phones.comesToUsForAllBut(boot, "/t/firmware/GC_MAX_1.11.6.bin");
    appliesNothing(phone.boot());
    world.upload("maxwell.xml", "text/xml", BootFiles.settings(2, "1.0"));
    Boot changed = takesOnce(phone::boot);
    assertThat(kinds(changed)).containsExactly("SIP.Port=5062", "settings");
  }

  @Test
  void maxwellIsSentHomeByOurManifests() {
    String mac = "7c2f80b00304";
    world.device(mac, "MANIFEST", phones.tenant("/t/{mac.lower}.xml"), Map.of());
    phones.awaitProvisioned(() -> phones.maxwell(mac).boot());
    MaxwellPhone phone = phones.maxwell(mac);

    Boot boot = phone.boot();

    String home = phones.tenant("/t/" + mac + ".xml");
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
        phones.tenant("/t/{mac.lower}.cfg"),
        Map.of(
            "files",
            Map.of(
                "firmware",
                List.of(Map.of("model", "X4", "version", "2.12", "url", phones.tenant("/t/x4.z"))),
                "certificates",
                List.of(Map.of("url", phones.tenant("/t/OpenVpn.bin"))),
                "phonebook",
                Map.of("url", phones.tenant("/t/book.csv"), "format", "CSV"))));
    phones.awaitProvisioned(() -> phones.fanvil(mac).boot());
    FanvilPhone phone = phones.fanvil(mac);

    Boot boot = phone.boot();

    String home = phones.tenant("/t/" + mac + ".cfg");
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
                List.of("200 " + phones.tenant("/t/" + BootingPhones.FANVIL_COMMON), "200 " + home),
                List.of(),
                List.of(),
                0,
                List.of(),
                home));
    world.files.fanvilFiles(2);
    takesOnce(phone::boot, "device file 2.0002");
  }
}
