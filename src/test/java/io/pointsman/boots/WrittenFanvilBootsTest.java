package io.pointsman.boots;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.delivery.CertificateFile;
import io.pointsman.delivery.FirmwareFile;
import io.pointsman.delivery.Phonebook;
import io.pointsman.delivery.PhonebookFormat;
import io.pointsman.delivery.ProfileFiles;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A Fanvil takes what is written for it, in each form. */
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
    "X4, f0X4hw1.100.cfg, text",
    "C62, f0C00620000.cfg, text-2013",
    "X5U-V2, F0V5UV200000.cfg, xml"
  })
  void takesAllDownloadsGoesHomeAndStays(String model, String common, String form) {
    String home = "/p/" + MAC + ".cfg";
    tenant.file("/x.z", model + " image");
    tenant.file("/book.csv", "name,number\r\n");
    tenant.file("/ca.pem", "certificate");
    tenant.file(
        home,
        "%-64s\r\n<GLOBAL CONFIG MODULE>\r\nHost Name:VOIP\r\n<<END OF FILE>>\r\n"
            .formatted("<<VOIP CONFIG FILE>>Version:2.0001"));
    server.profile(
        tenant.url() + "/p/@.cfg",
        new ProfileFiles(
            List.of(new FirmwareFile(null, "1", tenant.url() + "/x.z")),
            null,
            List.of(new CertificateFile(tenant.url() + "/ca.pem", null)),
            new Phonebook(tenant.url() + "/book.csv", PhonebookFormat.CSV),
            60,
            Map.of("fanvil", form)));
    FanvilPhone phone = new FanvilPhone(MAC, model, common, server.url() + "/$mac.cfg");

    Boot boot = phone.boot();

    assertThat(boot.failures()).isEmpty();
    assertThat(boot.applied())
        .containsSubsequence(
            "certificate " + tenant.url() + "/ca.pem",
            "phonebook " + tenant.url() + "/book.csv",
            "firmware " + tenant.url() + "/x.z")
        .contains("server " + tenant.url() + home);
    assertThat(boot.home()).isEqualTo(tenant.url() + home);
    assertThat(phone.settings()).containsEntry("GLOBAL CONFIG MODULE/Host Name", "VOIP");
    assertThat(phone.boot().applied()).isEmpty();
  }
}
