package io.pointsman.boots;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which ways the phone goes to its files, and which it does not. */
class MaxwellWayTest {

  private final MaxwellServer maxwell = new MaxwellServer();
  private final ScriptedServer server = maxwell.files();

  @AfterEach
  void close() {
    maxwell.close();
  }

  @Test
  void asksTwiceForTheProvisioningFileAndThenForItsOwn() {
    String empty = MaxwellServer.XML + "<provisioning version=\"1.0\" productID=\"mx3b\"/>";
    server.file("/late/provisioning.xml", empty, 404);
    server.file("/never/provisioning.xml", empty, 404, 404);
    server.file("/never/" + MaxwellServer.MAC + ".xml", empty);

    assertThat(maxwell.phone("/late").boot().requests())
        .isEqualTo(
            server.all("404 @/late", "404 @/late/provisioning.xml", "200 @/late/provisioning.xml"));
    assertThat(maxwell.phone("/never/").boot().requests())
        .isEqualTo(
            server.all(
                "404 @/never/",
                "404 @/never/provisioning.xml",
                "404 @/never/provisioning.xml",
                "200 @/never/" + MaxwellServer.MAC + ".xml"));
  }

  @Test
  void givesUpWhereNothingIs() {
    Boot boot = maxwell.phone("/nowhere/").boot();

    assertThat(boot.requests()).hasSize(4).allMatch(request -> request.startsWith("404 "));
    assertThat(boot.failures())
        .containsExactly(server.filled("@/nowhere/" + MaxwellServer.MAC + ".xml answers 404"));
  }

  @Test
  void aBaseThatNamesAFileIsThatFile() {
    server.file(
        "/any.name", MaxwellServer.XML + "<provisioning version=\"1.0\" productID=\"mx3b\"/>");

    assertThat(maxwell.phone("/any.name").boot().requests())
        .containsExactly(server.filled("200 @/any.name"));
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 307})
  void followsRedirects(int status) {
    server.redirect("/start.xml", status, server.url() + "/next.xml");
    server.redirect("/next.xml", 302, server.url() + "/device/provisioning.xml");

    Boot boot = maxwell.phone("/start.xml").boot();

    assertThat(boot.failures()).isEmpty();
    assertThat(boot.requests())
        .startsWith(
            server
                .all(
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

    assertThat(maxwell.phone("/a.xml").boot().failures())
        .containsExactly(server.filled("@/a.xml redirects more than 5 times"));
    assertThat(maxwell.phone("/relative.xml").boot().failures())
        .containsExactly(server.filled("@/relative.xml redirects to \"/device/provisioning.xml\""));
    assertThat(maxwell.phone("/moved.xml").boot().failures())
        .containsExactly(server.filled("@/moved.xml redirects by 301"));
  }

  @Test
  void movesByASingleFileAndStays() {
    server.file(
        "/first.xml",
        MaxwellServer.XML
            + """
            <provisioning version="1.1">
              <custom><step type="Redirect" url="@/home/%MACD.xml"/></custom>
            </provisioning>
            """);
    server.file(
        "/home/7c2f80000001.xml",
        MaxwellServer.XML
            + """
            <provisioning version="1.1" productID="mx3b">
              <firmware><file version="2.14.5" url="@/fw/11.bin"/></firmware>
              <nvm>
                <param name="System.Provision.ProvisioningServer" value="@/home/%MACD.xml"/>
                <param name="SIP.Port" value="5070"/>
              </nvm>
            </provisioning>
            """);
    MaxwellPhone moving = maxwell.phone("/first.xml");

    Boot boot = moving.boot();

    assertThat(boot)
        .isEqualTo(
            new Boot(
                server.all(
                    "200 @/first.xml",
                    "200 @/home/7c2f80000001.xml",
                    "200 @/fw/11.bin",
                    "200 @/home/7c2f80000001.xml"),
                server.all("server @/home/7c2f80000001.xml", "firmware 2.14.5", "SIP.Port=5070"),
                List.of(),
                2,
                List.of(),
                server.filled("@/home/7c2f80000001.xml")));
    assertThat(moving.boot().requests()).isEqualTo(server.all("200 @/home/7c2f80000001.xml"));
  }

  @Test
  void doesNotRunInCircles() {
    server.file("/a.xml", single("@/b.xml"));
    server.file("/b.xml", single("@/a.xml"));

    Boot boot = maxwell.phone("/a.xml").boot();

    assertThat(boot.failures())
        .containsExactly(server.filled("it starts again and again, now at @/a.xml"));
  }

  private static String single(String next) {
    return MaxwellServer.XML
        + "<provisioning version=\"1.1\"><nvm><param name=\"System.Provision.ProvisioningServer\""
        + " value=\""
        + next
        + "\"/></nvm></provisioning>";
  }
}
