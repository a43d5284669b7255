package io.pointsman.boots;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The phone against SEED-G, before it is let loose on anything. */
class MaxwellPhoneTest {

  private final MaxwellServer maxwell = new MaxwellServer();
  private final ScriptedServer server = maxwell.files();
  private final MaxwellPhone phone = maxwell.phone("/device");

  @AfterEach
  void close() {
    maxwell.close();
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
                server.all(
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
        .containsEntry(MaxwellSettings.VERSION, "2015-02-02_02:02:02");
    assertThat(new String(phone.store().image())).isEqualTo("firmware 1.11.6");
    assertThat(phone.boot())
        .isEqualTo(
            new Boot(
                server.all(look.toArray(String[]::new)),
                List.of(),
                List.of(),
                0,
                List.of(),
                server.url() + "/device"));
  }

  @Test
  void takesWhatChangedAndNothingElse() {
    phone.boot();
    maxwell.nvm("", "<file version=\"2015-03-03_03:03:03\" url=\"@/nvm/next.xml\"/>");
    maxwell.settings(
        "/nvm/next.xml",
        "version=\"2015-03-03_03:03:03\"",
        "<param name=\"SIP.Port\" value=\"5080\"/>");

    Boot boot = phone.boot();

    assertThat(boot.applied()).containsExactly("SIP.Port=5080", "settings 2015-03-03_03:03:03");
    assertThat(boot.reboots()).isZero();
    assertThat(boot.fetched()).contains("/nvm/next.xml").doesNotContain("/fw/11.bin", "/ca.pem");
  }

  @Test
  void leavesAloneWhatIsForAnotherPhone() {
    maxwell.nvm(
        " macAddress=\"7c:2f:80:00:00:02\"",
        "<file version=\"2015-02-02_02:02:02\" url=\"@/nvm/new.xml\"/>");

    Boot boot = phone.boot();

    assertThat(boot.passedOver())
        .contains(server.filled("@/nvm/updates.xml is for 7c:2f:80:00:00:02"));
    assertThat(boot.failures()).isEmpty();
    assertThat(phone.settings()).doesNotContainKey("SIP.Port");
  }

  @Test
  void takesWhatIsForItByName() {
    maxwell.nvm(
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
    maxwell.nvm(
        " macAddress=\"" + address + "\"",
        "<file version=\"2015-02-02_02:02:02\" url=\"@/nvm/new.xml\"/>");

    assertThat(phone.boot().failures()).containsExactly(failure);
  }

  @Test
  void wantsTheSameVersionInBothSteps() {
    maxwell.settings("/nvm/new.xml", "version=\"2015-01-01_01:01:01\"", "");
    assertThat(phone.boot().failures())
        .containsExactly(
            server.filled(
                "the settings @/nvm/new.xml have the version 2015-01-01_01:01:01,"
                    + " not 2015-02-02_02:02:02"));

    maxwell.settings(
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
    server.file("/odd.xml", MaxwellServer.XML + file);

    Boot boot = maxwell.phone("/odd.xml").boot();

    assertThat(boot.failures()).containsExactly(failure);
    assertThat(boot.applied()).isEmpty();
  }

  @Test
  void readsNoBrokenXml() {
    server.file("/cut.xml", MaxwellServer.XML + "<provisioning version=\"1.0\"");
    server.file(
        "/doctype.xml", "<!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/hosts\">]><x>&y;</x>");
    server.file("/empty.xml", "");

    assertThat(maxwell.phone("/cut.xml").boot().failures().get(0))
        .startsWith(server.filled("@/cut.xml is no XML"));
    assertThat(maxwell.phone("/doctype.xml").boot().failures().get(0))
        .startsWith(server.filled("@/doctype.xml is no XML"));
    assertThat(maxwell.phone("/empty.xml").boot().failures()).hasSize(1);
  }
}
