package io.pointsman.boots;

import static io.pointsman.boots.FanvilFiles.COMMON;
import static io.pointsman.boots.FanvilFiles.IMAGE;
import static io.pointsman.boots.FanvilFiles.MAC;
import static io.pointsman.boots.FanvilFiles.phone;
import static io.pointsman.boots.FanvilFiles.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The phone against SEED-F, before it is let loose on anything. */
class FanvilPhoneTest {

  private final ScriptedServer server = new ScriptedServer();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void takesBothFilesAndWhatTheyNameInOrder() {
    server.file(
        "/p/" + COMMON,
        text(
            "2.0001",
            "<GLOBAL CONFIG MODULE>",
            "Host Name: VOIP",
            "<AUTOUPDATE CONFIG MODULE>",
            "Auto Image Url     :@/f/x4.z",
            "Auto Pbook Url     :@/f/book.csv"));
    server.file(
        "/p/" + MAC + ".cfg",
        text("2.0002", "<AUTOUPDATE CONFIG MODULE>", "Auto etc Url :@/f/OpenVpn.bin"));
    server.file("/f/x4.z", IMAGE);
    server.file("/f/book.csv", "name,number\r\n");
    server.file("/f/OpenVpn.bin", "certificate");
    FanvilPhone phone = phone(server, "/p/$mac.cfg");

    Boot boot = phone.boot();

    assertThat(boot)
        .isEqualTo(
            new Boot(
                server.all(
                    "200 @/p/" + COMMON,
                    "200 @/p/" + MAC + ".cfg",
                    "200 @/f/OpenVpn.bin",
                    "200 @/f/book.csv",
                    "200 @/f/x4.z",
                    "200 @/p/" + COMMON,
                    "200 @/p/" + MAC + ".cfg"),
                server.all(
                    "common file 2.0001",
                    "device file 2.0002",
                    "certificate @/f/OpenVpn.bin",
                    "phonebook @/f/book.csv",
                    "firmware @/f/x4.z"),
                List.of(),
                1,
                List.of(),
                server.filled("@/p/" + MAC + ".cfg")));
    assertThat(phone.settings()).containsEntry("GLOBAL CONFIG MODULE/Host Name", "VOIP");
    assertThat(new String(phone.content(FanvilKey.FIRMWARE))).isEqualTo(IMAGE);
    assertThat(phone.boot())
        .isEqualTo(
            new Boot(
                server.all("200 @/p/" + COMMON, "200 @/p/" + MAC + ".cfg"),
                List.of(),
                List.of(),
                0,
                List.of(),
                server.filled("@/p/" + MAC + ".cfg")));
  }

  @Test
  void takesOnlyTheFileThatChanged() {
    server.file("/" + COMMON, text("2.0001", "<GLOBAL CONFIG MODULE>", "Host Name:A"));
    server.file("/" + MAC + ".cfg", text("2.0001", "<GLOBAL CONFIG MODULE>", "Language:en"));
    FanvilPhone phone = phone(server, "");
    phone.boot();
    server.file("/" + MAC + ".cfg", text("2.0002", "<GLOBAL CONFIG MODULE>", "Language:de"));

    assertThat(phone.boot().applied()).containsExactly("device file 2.0002");
    assertThat(phone.boot().applied()).isEmpty();
    assertThat(phone.settings()).containsEntry("GLOBAL CONFIG MODULE/Language", "de");
  }

  @Test
  void fetchesEqualNamesOnce() {
    server.file("/" + COMMON, text("2.0001", "<GLOBAL CONFIG MODULE>", "Host Name:A"));

    assertThat(phone(server, "/" + COMMON).boot().requests())
        .isEqualTo(server.all("200 @/" + COMMON, "200 @/" + COMMON));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Flash", "Download"})
  void goesWhereAFileSendsIt(String spelling) {
    String file = spelling.equals("Flash") ? "Flash File Name" : "Config File Name";
    server.file(
        "/first/" + MAC + ".cfg",
        text(
            "2.0001",
            "<AUTOUPDATE CONFIG MODULE>",
            "--Sip Pnp List--",
            spelling + " Server IP:@",
            file + ":home/$mac.cfg",
            spelling + " Protocol:4",
            spelling + " Mode:1"));
    server.file("/home/" + MAC + ".cfg", text("2.0007", "<GLOBAL CONFIG MODULE>", "Host Name:B"));
    FanvilPhone phone = phone(server, "/first/");

    Boot boot = phone.boot();

    assertThat(boot.applied())
        .isEqualTo(
            server.all(
                "device file 2.0001", "server @/home/" + MAC + ".cfg", "device file 2.0007"));
    assertThat(boot.requests())
        .isEqualTo(
            server.all(
                "404 @/first/" + COMMON,
                "200 @/first/" + MAC + ".cfg",
                "404 @/home/" + COMMON,
                "200 @/home/" + MAC + ".cfg",
                "404 @/home/" + COMMON,
                "200 @/home/" + MAC + ".cfg"));
    assertThat(boot.reboots()).isEqualTo(2);
    assertThat(phone.boot().applied()).isEmpty();
  }

  @Test
  void readsXmlUnderTheSameName() {
    String host = server.url().substring("http://".length());
    server.file(
        "/" + MAC + ".cfg",
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <sysConf><Version>2.0000000001</Version>
          <ap><DownloadCommonConf>0</DownloadCommonConf>
            <FlashServerIP>%s</FlashServerIP><FlashFileName>x/$mac.cfg</FlashFileName>
            <FlashProtocol>4</FlashProtocol><FlashMode>1</FlashMode>
            <pnp><PNPEnable>0</PNPEnable></pnp></ap>
        </sysConf>
        """
            .formatted(host));
    server.redirect("/x/" + MAC + ".cfg", 302, server.url() + "/y.cfg");
    server.file("/y.cfg", text("2.0002", "<GLOBAL CONFIG MODULE>", "Host Name:C"));
    FanvilPhone phone = phone(server, "/$mac.cfg");

    Boot boot = phone.boot();

    assertThat(boot.failures()).isEmpty();
    assertThat(boot.requests())
        .isEqualTo(
            server.all(
                "404 @/" + COMMON,
                "200 @/" + MAC + ".cfg",
                "302 @/x/" + MAC + ".cfg",
                "200 @/y.cfg",
                "302 @/x/" + MAC + ".cfg",
                "200 @/y.cfg"));
    assertThat(phone.settings())
        .containsEntry("ap/pnp/PNPEnable", "0")
        .containsEntry("GLOBAL CONFIG MODULE/Host Name", "C");
  }
}
