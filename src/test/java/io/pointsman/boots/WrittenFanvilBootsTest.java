package io.pointsman.boots;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.delivery.CertificateFile;
import io.pointsman.delivery.FirmwareFile;
import io.pointsman.delivery.Phonebook;
import io.pointsman.delivery.PhonebookFormat;
import io.pointsman.delivery.ProfileFiles;
import io.pointsman.delivery.SettingsFile;
import io.pointsman.delivery.Upload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A Fanvil takes what is written for it, in each of its forms. */
class WrittenFanvilBootsTest {

  private static final String MAC = "0c383e000001";

  private final WriterServer server = new WriterServer();
  private final ScriptedServer tenant = new ScriptedServer();

  @AfterEach
  void close() {
    server.close();
    tenant.close();
  }

  @ParameterizedTest
  @CsvSource({
    "C62, f0C00620000.cfg, ",
    "X4, f0X4hw1.100.cfg, ",
    "V62, F0VV6200000.cfg, ",
    "X4, f0X4hw1.100.cfg, text-2013",
    "X4, f0X4hw1.100.cfg, text",
    "X4, f0X4hw1.100.cfg, xml"
  })
  void takesEverythingAndGoesHome(String model, String common, String form) {
    tenant.file("/p/" + MAC + ".cfg", config("2.0007", "<GLOBAL CONFIG MODULE>", "Host Name:H"));
    tenant.file("/f/any.z", (model + " image ").repeat(20));
    tenant.file("/f/book.xml", "<PhoneBook/>");
    tenant.file("/f/vpn.bin", "certificate");
    server.profile(
        tenant.url() + "/p/@.cfg",
        new ProfileFiles(
            List.of(new FirmwareFile(null, "2.12", tenant.url() + "/f/any.z")),
            null,
            List.of(new CertificateFile(tenant.url() + "/f/vpn.bin", null)),
            new Phonebook(tenant.url() + "/f/book.xml", PhonebookFormat.XML),
            90,
            form == null ? null : Map.of("fanvil", form)));
    FanvilPhone phone = new FanvilPhone(MAC, model, common, server.url() + "/$mac.cfg");

    Boot boot = phone.boot();

    assertThat(boot.failures()).isEmpty();
    assertThat(boot.applied().subList(2, 6))
        .containsExactly(
            "device file " + boot.applied().get(0).substring("common file ".length()),
            "certificate " + tenant.url() + "/f/vpn.bin",
            "phonebook " + tenant.url() + "/f/book.xml",
            "firmware " + tenant.url() + "/f/any.z");
    assertThat(boot.applied()).contains("server " + tenant.url() + "/p/" + MAC + ".cfg");
    assertThat(boot.applied()).hasSize(7).endsWith("device file 2.0007");
    assertThat(boot.home()).isEqualTo(tenant.url() + "/p/" + MAC + ".cfg");
    Boot second = phone.boot();
    assertThat(second.applied()).isEmpty();
    assertThat(second.failures()).isEmpty();
    assertThat(second.requests())
        .containsExactly(
            "404 " + tenant.url() + "/p/" + common, "200 " + tenant.url() + "/p/" + MAC + ".cfg");
  }

  @Test
  void staysWithUsForUploadedSettings() {
    settings(1, "2026-01-01_01:01:01");
    FanvilPhone phone = new FanvilPhone(MAC, "X4", "f0X4hw1.100.cfg", server.url() + "/");

    assertThat(phone.boot().failures()).isEmpty();
    assertThat(phone.settings()).containsEntry("GLOBAL CONFIG MODULE/Host Name", "VOIP1");
    assertThat(phone.boot().applied()).isEmpty();
    settings(2, "2026-01-01_01:01:02");
    assertThat(phone.boot().applied()).containsExactly("device file 2.0002");
    assertThat(phone.boot().applied()).isEmpty();
    assertThat(phone.settings()).containsEntry("GLOBAL CONFIG MODULE/Host Name", "VOIP2");
  }

  private void settings(long content, String version) {
    String file = config("2.000" + content, "<GLOBAL CONFIG MODULE>", "Host Name:VOIP" + content);
    server.upload(content, file.getBytes(StandardCharsets.UTF_8));
    Upload upload = new Upload("x4.cfg", content, "a".repeat(64), 99, "text/plain", version);
    server.profile(
        tenant.url() + "/p/@.cfg",
        new ProfileFiles(
            null, List.of(new SettingsFile(null, null, null, upload)), null, null, null, null));
  }

  private static String config(String version, String... lines) {
    return String.format("%-64s\r\n", "<<VOIP CONFIG FILE>>Version:" + version)
        + String.join("\r\n", lines)
        + "\r\n<<END OF FILE>>\r\n";
  }
}
