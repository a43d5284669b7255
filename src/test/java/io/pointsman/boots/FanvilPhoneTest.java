package io.pointsman.boots;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The phone against SEED-F, before it is let loose on anything. */
class FanvilPhoneTest {

  private static final String MAC = "0c383e000001";
  private static final String COMMON = "f0X4hw1.100.cfg";
  private static final String IMAGE = "X4 image".repeat(20);

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
    FanvilPhone phone = phone("/p/$mac.cfg");

    Boot boot = phone.boot();

    assertThat(boot)
        .isEqualTo(
            new Boot(
                at(
                    "200 @/p/" + COMMON,
                    "200 @/p/" + MAC + ".cfg",
                    "200 @/f/OpenVpn.bin",
                    "200 @/f/book.csv",
                    "200 @/f/x4.z",
                    "200 @/p/" + COMMON,
                    "200 @/p/" + MAC + ".cfg"),
                at(
                    "common file 2.0001",
                    "device file 2.0002",
                    "certificate @/f/OpenVpn.bin",
                    "phonebook @/f/book.csv",
                    "firmware @/f/x4.z"),
                List.of(),
                1,
                List.of(),
                server("@/p/" + MAC + ".cfg")));
    assertThat(phone.settings()).containsEntry("GLOBAL CONFIG MODULE/Host Name", "VOIP");
    assertThat(new String(phone.content(FanvilKey.FIRMWARE))).isEqualTo(IMAGE);
    assertThat(phone.boot())
        .isEqualTo(
            new Boot(
                at("200 @/p/" + COMMON, "200 @/p/" + MAC + ".cfg"),
                List.of(),
                List.of(),
                0,
                List.of(),
                server("@/p/" + MAC + ".cfg")));
  }

  @Test
  void takesOnlyTheFileThatChanged() {
    server.file("/" + COMMON, text("2.0001", "<GLOBAL CONFIG MODULE>", "Host Name:A"));
    server.file("/" + MAC + ".cfg", text("2.0001", "<GLOBAL CONFIG MODULE>", "Language:en"));
    FanvilPhone phone = phone("");
    phone.boot();
    server.file("/" + MAC + ".cfg", text("2.0002", "<GLOBAL CONFIG MODULE>", "Language:de"));

    assertThat(phone.boot().applied()).containsExactly("device file 2.0002");
    assertThat(phone.boot().applied()).isEmpty();
    assertThat(phone.settings()).containsEntry("GLOBAL CONFIG MODULE/Language", "de");
  }

  @Test
  void fetchesEqualNamesOnce() {
    server.file("/" + COMMON, text("2.0001", "<GLOBAL CONFIG MODULE>", "Host Name:A"));

    assertThat(phone("/" + COMMON).boot().requests())
        .isEqualTo(at("200 @/" + COMMON, "200 @/" + COMMON));
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
    FanvilPhone phone = phone("/first/");

    Boot boot = phone.boot();

    assertThat(boot.applied())
        .isEqualTo(at("device file 2.0001", "server @/home/" + MAC + ".cfg", "device file 2.0007"));
    assertThat(boot.requests())
        .isEqualTo(
            at(
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
    FanvilPhone phone = phone("/$mac.cfg");

    Boot boot = phone.boot();

    assertThat(boot.failures()).isEmpty();
    assertThat(boot.requests())
        .isEqualTo(
            at(
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

  @Test
  void givesUpADownloadAfterFiveFailuresAndTriesAgainAtTheNextStart() {
    server.file(
        "/" + MAC + ".cfg",
        text(
            "2.0001",
            "<AUTOUPDATE CONFIG MODULE>",
            "Auto etc Url:@/vpn.bin",
            "Auto Pbook Url:@/book.vcf",
            "Auto Image Url:@/other.z"));
    server.file("/vpn.bin", "certificate", 500, 503, 404, 500);
    server.file("/book.vcf", "BEGIN:VCARD\r\n");
    server.file("/other.z", "X5 image".repeat(20));
    FanvilPhone phone = phone("/");

    Boot boot = phone.boot();

    assertThat(boot.fetched()).containsSubsequence("/vpn.bin", "/book.vcf", "/other.z");
    assertThat(boot.requests()).filteredOn(r -> r.endsWith("/vpn.bin")).hasSize(5);
    assertThat(boot.requests()).filteredOn(r -> r.endsWith("/other.z")).hasSize(5);
    assertThat(boot.failures()).isEqualTo(at("gave up @/other.z: @/other.z does not fit"));
    server.file("/other.z", IMAGE);
    assertThat(phone.boot().applied()).isEqualTo(at("firmware @/other.z"));
    assertThat(phone.boot().applied()).isEmpty();
  }

  @Test
  void givesUpAServerAfterFiveFailures() {
    server.file("/" + COMMON, "late", 500, 500, 500, 500, 500);
    server.file("/" + MAC + ".cfg", "late", 503, 503, 503, 503, 503);

    Boot boot = phone("/").boot();

    assertThat(boot.requests()).hasSize(10);
    assertThat(boot.failures())
        .isEqualTo(
            at(
                "gave up @/" + COMMON + ": @/" + COMMON + " answers 500",
                "gave up @/" + MAC + ".cfg: @/" + MAC + ".cfg answers 503",
                "there is no config file at @/" + MAC + ".cfg"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<<VOIP CONFIG FILE>>Version:2.0002\\r\\n<<END OF FILE>>\\r\\n"
            + " | has a first line of 34 characters before CRLF, not 64",
        "<<VOIP CONFIG FILE>>Version:2.0002                              \\n<<END OF FILE>>\\n"
            + " | has a first line of -1 characters before CRLF, not 64",
        "<<VOIP CONFIG FILE>>Version:x                                   \\r\\n<<END OF FILE>>"
            + " | begins with \"<<VOIP CONFIG FILE>>Version:x                                   \"",
        "H\\r\\nHost Name:A\\r\\n<<END OF FILE>> | has the line \"Host Name:A\"",
        "H\\r\\n<GLOBAL CONFIG MODULE>\\r\\nHost Name:A\\r\\n | has no end",
        "H\\r\\n<GLOBAL CONFIG MODULE>\\r\\nHost\\r\\n<<END OF FILE>> | has the line \"Host\"",
        "H\\r\\n<Global>\\r\\n<<END OF FILE>> | has the line \"<Global>\"",
        "H\\r\\n<<END OF FILE>>\\r\\n\\r\\n | goes on after its end",
        "<?xml version=\"1.0\"?><conf/> | is a conf",
        "<?xml version=\"1.0\"?><sysConf><ap/></sysConf> | has the version null"
      })
  void takesNothingElse(String file, String failure) {
    String header = text("2.0002").substring(0, 64);
    server.file(
        "/" + MAC + ".cfg",
        file.replaceFirst("^H", header).replace("\\r", "\r").replace("\\n", "\n"));

    Boot boot = phone("/").boot();

    assertThat(boot.failures()).containsExactly(server("@/" + MAC + ".cfg " + failure));
    assertThat(boot.applied()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "prov.example | 1 | x.cfg | this phone cannot speak protocol 1",
        "https://prov.example | 4 | x.cfg | protocol 4 does not fit https://prov.example",
        "prov.example/x | 4 | x.cfg | \"prov.example/x\" is no host",
        "prov.example | 4 | $input.cfg | nobody is there to type what $input stands for"
      })
  void goesToNoServerThatItCannotReach(String host, String protocol, String file, String failure) {
    server.file(
        "/" + MAC + ".cfg",
        text(
            "2.0001",
            "<AUTOUPDATE CONFIG MODULE>",
            "Flash Server IP:" + host,
            "Flash File Name:" + file,
            "Flash Protocol:" + protocol,
            "Flash Mode:1"));

    assertThat(phone("/").boot().failures()).containsExactly(failure);
  }

  private FanvilPhone phone(String path) {
    return new FanvilPhone(MAC, "X4", COMMON, server.url() + path);
  }

  private static String text(String version, String... lines) {
    return String.format("%-64s\r\n", "<<VOIP CONFIG FILE>>Version:" + version)
        + String.join("\r\n", lines)
        + (lines.length == 0 ? "" : "\r\n")
        + "<<END OF FILE>>\r\n";
  }

  private String server(String text) {
    return text.replace("@", server.url());
  }

  private List<String> at(String... texts) {
    return Arrays.stream(texts).map(this::server).toList();
  }
}
