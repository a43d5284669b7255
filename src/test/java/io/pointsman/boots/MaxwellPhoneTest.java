package io.pointsman.boots;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The phone against SEED-G, before it is let loose on anything. */
class MaxwellPhoneTest {

  private static final String MAC = "7C2F80000001";
  private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

  private final ScriptedServer server = new ScriptedServer();
  private final MaxwellPhone phone = phone("/device");

  @BeforeEach
  void wholeChain() throws IOException {
    server.file(
        "/device/provisioning.xml",
        XML
            + """
            <provisioning version="1.0" productID="mx3b">
              <!-- in the seed's order -->
              <category type="firmware" url="@/fw/updates.xml"/>
              <category type="nvm" url="/nvm/updates.xml"/>
              <category type="custom" url="@/custom/%MACD/updates.xml"/>
            </provisioning>
            """);
    firmware(
        "<file version=\"1.9.6\" url=\"@/fw/9.bin\"/><file version=\"1.11.6\" url=\"11.bin\"/>");
    server.file("/fw/11.bin", "firmware 1.11.6");
    nvm(
        "",
        "<file version=\"2015-02-02_02:02:02\" url=\"@/nvm/new.xml\"/>"
            + "<file version=\"2015-01-01_01:01:01\" url=\"@/nvm/old.xml\"/>");
    settings(
        "/nvm/new.xml",
        "version=\"2015-02-02_02:02:02\"",
        "<param name=\"SIP.Port\" value=\"5060\"/>");
    server.file(
        "/custom/7c2f80000001/updates.xml",
        XML
            + """
            <scenario version="2015-01-01_01:01:01" productID="mx3b">
              <step type="certificate" url="@/ca.pem" flags="FORCE_ACCEPT"/>
            </scenario>
            """);
    try (InputStream pem = getClass().getResourceAsStream("/boots/authority.pem")) {
      server.file("/ca.pem", pem.readAllBytes());
    }
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void walksTheWholeChainAndThenOnlyLooks() {
    List<String> look =
        List.of(
            "404 @/device",
            "200 @/device/provisioning.xml",
            "200 @/fw/updates.xml",
            "200 @/nvm/updates.xml",
            "200 @/custom/7c2f80000001/updates.xml");

    Boot boot = phone.boot();

    assertThat(boot)
        .isEqualTo(
            new Boot(
                at(
                    "404 @/device",
                    "200 @/device/provisioning.xml",
                    "200 @/fw/updates.xml",
                    "200 @/fw/11.bin",
                    "200 @/nvm/updates.xml",
                    "200 @/nvm/new.xml",
                    "200 @/custom/7c2f80000001/updates.xml",
                    "200 @/ca.pem",
                    "404 @/device",
                    "200 @/device/provisioning.xml",
                    "200 @/fw/updates.xml",
                    "200 @/nvm/updates.xml",
                    "200 @/custom/7c2f80000001/updates.xml"),
                List.of(
                    "firmware 1.11.6",
                    "SIP.Port=5060",
                    "settings 2015-02-02_02:02:02",
                    "certificate O=Pointsman,CN=Boots Test Authority",
                    "scenario 2015-01-01_01:01:01"),
                List.of(),
                1,
                List.of(),
                server.url() + "/device"));
    assertThat(phone.settings())
        .containsEntry("SIP.Port", "5060")
        .containsEntry(MaxwellPhone.SETTINGS_VERSION, "2015-02-02_02:02:02");
    assertThat(new String(phone.store().image())).isEqualTo("firmware 1.11.6");
    assertThat(phone.boot())
        .isEqualTo(
            new Boot(
                at(look.toArray(String[]::new)),
                List.of(),
                List.of(),
                0,
                List.of(),
                server.url() + "/device"));
  }

  @Test
  void takesWhatChangedAndNothingElse() {
    phone.boot();
    nvm("", "<file version=\"2015-03-03_03:03:03\" url=\"@/nvm/next.xml\"/>");
    settings(
        "/nvm/next.xml",
        "version=\"2015-03-03_03:03:03\"",
        "<param name=\"SIP.Port\" value=\"5080\"/>");

    Boot boot = phone.boot();

    assertThat(boot.applied()).containsExactly("SIP.Port=5080", "settings 2015-03-03_03:03:03");
    assertThat(boot.reboots()).isZero();
    assertThat(boot.fetched()).contains("/nvm/next.xml").doesNotContain("/fw/11.bin", "/ca.pem");
  }

  @Test
  void asksTwiceForTheProvisioningFileAndThenForItsOwn() {
    String empty = XML + "<provisioning version=\"1.0\" productID=\"mx3b\"/>";
    server.file("/late/provisioning.xml", empty, 404);
    server.file("/never/provisioning.xml", empty, 404, 404);
    server.file("/never/" + MAC + ".xml", empty);

    assertThat(phone("/late").boot().requests())
        .isEqualTo(at("404 @/late", "404 @/late/provisioning.xml", "200 @/late/provisioning.xml"));
    assertThat(phone("/never/").boot().requests())
        .isEqualTo(
            at(
                "404 @/never/",
                "404 @/never/provisioning.xml",
                "404 @/never/provisioning.xml",
                "200 @/never/" + MAC + ".xml"));
  }

  @Test
  void givesUpWhereNothingIs() {
    Boot boot = phone("/nowhere/").boot();

    assertThat(boot.requests()).hasSize(4).allMatch(request -> request.startsWith("404 "));
    assertThat(boot.failures()).containsExactly(server("@/nowhere/" + MAC + ".xml answers 404"));
  }

  @Test
  void aBaseThatNamesAFileIsThatFile() {
    server.file("/any.name", XML + "<provisioning version=\"1.0\" productID=\"mx3b\"/>");

    assertThat(phone("/any.name").boot().requests()).containsExactly(server("200 @/any.name"));
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 307})
  void followsRedirects(int status) {
    server.redirect("/start.xml", status, server.url() + "/next.xml");
    server.redirect("/next.xml", 302, server.url() + "/device/provisioning.xml");

    Boot boot = phone("/start.xml").boot();

    assertThat(boot.failures()).isEmpty();
    assertThat(boot.requests())
        .startsWith(
            at(
                    status + " @/start.xml",
                    "302 @/next.xml",
                    "200 @/device/provisioning.xml",
                    "200 @/fw/updates.xml")
                .toArray(String[]::new));
    assertThat(boot.home()).isEqualTo(server.url() + "/start.xml");
  }

  @Test
  void runsAfterNoRedirectForEver() {
    server.redirect("/a.xml", 302, server.url() + "/b.xml");
    server.redirect("/b.xml", 302, server.url() + "/a.xml");
    server.redirect("/relative.xml", 302, "/device/provisioning.xml");
    server.redirect("/moved.xml", 301, server.url() + "/device/provisioning.xml");

    assertThat(phone("/a.xml").boot().failures())
        .containsExactly(server("@/a.xml redirects more than 5 times"));
    assertThat(phone("/relative.xml").boot().failures())
        .containsExactly(server("@/relative.xml redirects to \"/device/provisioning.xml\""));
    assertThat(phone("/moved.xml").boot().failures())
        .containsExactly(server("@/moved.xml redirects by 301"));
  }

  @Test
  void movesByASingleFileAndStays() {
    server.file(
        "/first.xml",
        XML
            + """
            <provisioning version="1.1">
              <custom><step type="Redirect" url="@/home/%MACD.xml"/></custom>
            </provisioning>
            """);
    server.file(
        "/home/7c2f80000001.xml",
        XML
            + """
            <provisioning version="1.1" productID="mx3b">
              <firmware><file version="2.14.5" url="@/fw/11.bin"/></firmware>
              <nvm>
                <param name="System.Provision.ProvisioningServer" value="@/home/%MACD.xml"/>
                <param name="SIP.Port" value="5070"/>
              </nvm>
            </provisioning>
            """);
    MaxwellPhone moving = phone("/first.xml");

    Boot boot = moving.boot();

    assertThat(boot)
        .isEqualTo(
            new Boot(
                at(
                    "200 @/first.xml",
                    "200 @/home/7c2f80000001.xml",
                    "200 @/fw/11.bin",
                    "200 @/home/7c2f80000001.xml"),
                at("server @/home/7c2f80000001.xml", "firmware 2.14.5", "SIP.Port=5070"),
                List.of(),
                2,
                List.of(),
                server("@/home/7c2f80000001.xml")));
    assertThat(moving.boot().requests()).isEqualTo(at("200 @/home/7c2f80000001.xml"));
  }

  @Test
  void doesNotRunInCircles() {
    server.file("/a.xml", single("@/b.xml"));
    server.file("/b.xml", single("@/a.xml"));

    Boot boot = phone("/a.xml").boot();

    assertThat(boot.failures())
        .containsExactly(server("it starts again and again, now at @/a.xml"));
  }

  @Test
  void leavesAloneWhatIsForAnotherPhone() {
    nvm(
        " macAddress=\"7c:2f:80:00:00:02\"",
        "<file version=\"2015-02-02_02:02:02\" url=\"@/nvm/new.xml\"/>");

    Boot boot = phone.boot();

    assertThat(boot.passedOver()).contains(server("@/nvm/updates.xml is for 7c:2f:80:00:00:02"));
    assertThat(boot.failures()).isEmpty();
    assertThat(phone.settings()).doesNotContainKey("SIP.Port");
  }

  @Test
  void takesWhatIsForItByName() {
    nvm(
        " macAddress=\"7c:2f:80:00:00:01\"",
        "<file version=\"2015-02-02_02:02:02\" url=\"@/nvm/new.xml\"/>");

    assertThat(phone.boot().applied()).contains("settings 2015-02-02_02:02:02");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "7C:2F:80:00:00:01 | \"7C:2F:80:00:00:01\" is no macAddress in lower case with colons",
        "7c2f80000001 | \"7c2f80000001\" is no macAddress in lower case with colons"
      })
  void wantsAddressesInLowerCaseWithColons(String address, String failure) {
    nvm(
        " macAddress=\"" + address + "\"",
        "<file version=\"2015-02-02_02:02:02\" url=\"@/nvm/new.xml\"/>");

    assertThat(phone.boot().failures()).containsExactly(failure);
  }

  @Test
  void wantsTheSameVersionInBothSteps() {
    settings("/nvm/new.xml", "version=\"2015-01-01_01:01:01\"", "");
    assertThat(phone.boot().failures())
        .containsExactly(
            server(
                "the settings @/nvm/new.xml have the version 2015-01-01_01:01:01,"
                    + " not 2015-02-02_02:02:02"));

    settings(
        "/nvm/new.xml",
        "version=\"1.0\"",
        "<param name=\"System.Provision.SettingsVersion\" value=\"2015-02-02_02:02:02\"/>");
    Boot boot = phone.boot();
    assertThat(boot.failures()).isEmpty();
    assertThat(boot.applied()).contains("settings 2015-02-02_02:02:02");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<provisioning version=\"1.0\" productID=\"e2\"/> | it is for e2, not for mx3b",
        "<provisioning version=\"1.0\"/> | provisioning lacks productID",
        "<provisioning version=\"2.0\"/> | provisioning has another version",
        "<settings version=\"1.0\" productID=\"mx3b\"/> | it is a settings, not a provisioning",
        "<provisioning version=\"1.0\" productID=\"mx3b\"><x/></provisioning> | provisioning holds"
            + " x",
        "<provisioning version=\"1.0\" productID=\"mx3b\">x</provisioning> | provisioning holds"
            + " text",
        "<provisioning version=\"1.0\" productID=\"mx3b\" mac=\"\"/> | provisioning has mac",
        "<provisioning version=\"1.0\" productID=\"mx3b\"><category type=\"nvm\"/></provisioning>"
            + " | category lacks url",
        "<provisioning version=\"1.1\"><custom><step type=\"Move\""
            + " url=\"x\"/></custom></provisioning> | there is no step Move",
        "<provisioning version=\"1.1\"><custom><step type=\"Redirect\""
            + " url=\"x\"/></custom></provisioning> | \"x\" is no server"
      })
  void takesNothingElse(String file, String failure) {
    server.file("/odd.xml", XML + file);

    Boot boot = phone("/odd.xml").boot();

    assertThat(boot.failures()).containsExactly(failure);
    assertThat(boot.applied()).isEmpty();
  }

  @Test
  void readsNoBrokenXml() {
    server.file("/cut.xml", XML + "<provisioning version=\"1.0\"");
    server.file(
        "/doctype.xml", "<!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/hosts\">]><x>&y;</x>");
    server.file("/empty.xml", "");

    assertThat(phone("/cut.xml").boot().failures().get(0))
        .startsWith(server("@/cut.xml is no XML"));
    assertThat(phone("/doctype.xml").boot().failures().get(0))
        .startsWith(server("@/doctype.xml is no XML"));
    assertThat(phone("/empty.xml").boot().failures()).hasSize(1);
  }

  private MaxwellPhone phone(String path) {
    return new MaxwellPhone(MAC, "Gigaset Maxwell Basic/2.14.5;" + MAC, server.url() + path);
  }

  private void firmware(String files) {
    server.file(
        "/fw/updates.xml",
        XML + "<firmware version=\"1.0\" productID=\"mx3b\">" + files + "</firmware>");
  }

  private void nvm(String attribute, String files) {
    server.file(
        "/nvm/updates.xml",
        XML + "<nvm version=\"1.0\" productID=\"mx3b\"" + attribute + ">" + files + "</nvm>");
  }

  private void settings(String path, String version, String params) {
    server.file(
        path, XML + "<settings " + version + " productID=\"mx3b\">" + params + "</settings>");
  }

  private static String single(String next) {
    return XML
        + "<provisioning version=\"1.1\"><nvm><param name=\"System.Provision.ProvisioningServer\""
        + " value=\""
        + next
        + "\"/></nvm></provisioning>";
  }

  private String server(String text) {
    return text.replace("@", server.url());
  }

  private List<String> at(String... texts) {
    return Arrays.stream(texts).map(this::server).toList();
  }
}
