package io.pointsman.boots;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.delivery.CertificateFile;
import io.pointsman.delivery.FirmwareFile;
import io.pointsman.delivery.ProfileFiles;
import io.pointsman.delivery.SettingsFile;
import io.pointsman.delivery.Upload;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A Maxwell takes what is written for it. */
class WrittenMaxwellBootsTest {

  private static final String MAC = "7C2F80000001";
  private static final String SAYS_WHO = "Gigaset Maxwell Basic/2.14.4;" + MAC;
  private static final String SAYS_NOTHING = "Gigaset Maxwell Basic/2.14.4";

  private final WriterServer server = new WriterServer();
  private final ScriptedServer tenant = new ScriptedServer();

  @AfterEach
  void close() {
    server.close();
    tenant.close();
  }

  @ParameterizedTest
  @CsvSource({
    SAYS_WHO + ", /device",
    SAYS_NOTHING + ", /device",
    SAYS_WHO + ", /device/82/2/",
    SAYS_WHO + ", /any/file.xml",
    SAYS_NOTHING + ", /%MACD.xml"
  })
  void takesAllFilesByTheChainAndThenNothingMore(String agent, String base) throws IOException {
    all("v1.0", 1, "2026-01-01_01:01:01");
    MaxwellPhone phone = new MaxwellPhone(MAC, agent, server.url() + base);

    Boot boot = phone.boot();

    assertThat(boot.failures()).isEmpty();
    assertThat(boot.applied())
        .hasSize(5)
        .containsSubsequence(
            "firmware 2.14.5",
            "SIP.Port=5071",
            "settings 2026-01-01_01:01:01",
            "certificate O=Pointsman,CN=Boots Test Authority");
    assertThat(phone.boot().applied()).isEmpty();

    all("v1.0", 2, "2026-02-02_02:02:02");
    assertThat(phone.boot().applied())
        .containsExactly("SIP.Port=5072", "settings 2026-02-02_02:02:02");
    assertThat(phone.boot().applied()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1.0", "v1.1"})
  void goesHomeWhereTheTenantHasNoSettings(String form) {
    tenant.file(
        "/p/7c2f80000001.xml",
        "<provisioning version=\"1.1\"><nvm><param name=\"SIP.Port\" value=\"5080\"/></nvm>"
            + "</provisioning>");
    server.profile(
        tenant.url() + "/p/@.xml",
        new ProfileFiles(null, null, null, null, null, Map.of("gigaset", form)));
    MaxwellPhone phone = new MaxwellPhone(MAC, SAYS_WHO, server.url() + "/device");

    Boot boot = phone.boot();

    assertThat(boot.failures()).isEmpty();
    assertThat(boot.applied())
        .containsSubsequence("server " + tenant.url() + "/p/7c2f80000001.xml", "SIP.Port=5080");
    assertThat(boot.home()).isEqualTo(tenant.url() + "/p/7c2f80000001.xml");
    assertThat(phone.boot())
        .isEqualTo(
            new Boot(
                List.of("200 " + tenant.url() + "/p/7c2f80000001.xml"),
                List.of(),
                List.of(),
                0,
                List.of(),
                boot.home()));
  }

  @Test
  void takesSettingsThatLieAtTheTenant() {
    tenant.file(
        "/s.xml",
        "<settings version=\"2026-01-01_01:01:01\" productID=\"mx3b\">"
            + "<param name=\"SIP.Port\" value=\"5090\"/></settings>");
    server.profile(
        tenant.url() + "/",
        new ProfileFiles(
            null,
            List.of(new SettingsFile(null, "2026-01-01_01:01:01", tenant.url() + "/s.xml", null)),
            null,
            null,
            null,
            null));
    MaxwellPhone phone = new MaxwellPhone(MAC, SAYS_WHO, server.url() + "/device");

    assertThat(phone.boot().applied())
        .containsExactly("SIP.Port=5090", "settings 2026-01-01_01:01:01");
    assertThat(phone.boot().applied()).isEmpty();
  }

  private void all(String form, long content, String version) throws IOException {
    tenant.file("/fw.bin", "firmware 2.14.5");
    server.upload(
        content,
        ("<?xml version=\"1.0\"?>\n<settings version=\"1.0\" productID=\"mx3b\"><param"
                + " name=\"SIP.Port\" value=\"507"
                + content
                + "\"/></settings>")
            .getBytes());
    try (InputStream pem = getClass().getResourceAsStream("/boots/authority.pem")) {
      server.upload(99, pem.readAllBytes());
    }
    Upload settings = new Upload("s.xml", content, "a".repeat(64), 99, "text/xml", version);
    Upload pem =
        new Upload(
            "ca.pem", 99, "b".repeat(64), 99, "application/x-pem-file", "2025-01-01_01:01:01");
    server.profile(
        tenant.url() + "/p/@.xml",
        new ProfileFiles(
            List.of(new FirmwareFile(null, "2.14.5", tenant.url() + "/fw.bin")),
            List.of(new SettingsFile(null, null, null, settings)),
            List.of(new CertificateFile(null, pem)),
            null,
            null,
            Map.of("gigaset", form)));
  }
}
