package io.pointsman.boots;

import static io.pointsman.boots.FanvilFiles.COMMON;
import static io.pointsman.boots.FanvilFiles.IMAGE;
import static io.pointsman.boots.FanvilFiles.MAC;
import static io.pointsman.boots.FanvilFiles.phone;
import static io.pointsman.boots.FanvilFiles.text;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the phone does not take, and when it gives up. */
class FanvilRefusalsTest {

  private final ScriptedServer server = new ScriptedServer();

  @AfterEach
  void close() {
    server.close();
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
    FanvilPhone phone = phone(server, "/");

    Boot boot = phone.boot();

    assertThat(boot.fetched()).containsSubsequence("/vpn.bin", "/book.vcf", "/other.z");
    assertThat(boot.requests()).filteredOn(r -> r.endsWith("/vpn.bin")).hasSize(5);
    assertThat(boot.requests()).filteredOn(r -> r.endsWith("/other.z")).hasSize(5);
    assertThat(boot.failures()).isEqualTo(server.all("gave up @/other.z: @/other.z does not fit"));
    server.file("/other.z", IMAGE);
    assertThat(phone.boot().applied()).isEqualTo(server.all("firmware @/other.z"));
    assertThat(phone.boot().applied()).isEmpty();
  }

  @Test
  void givesUpAServerAfterFiveFailures() {
    server.file("/" + COMMON, "late", 500, 500, 500, 500, 500);
    server.file("/" + MAC + ".cfg", "late", 503, 503, 503, 503, 503);

    Boot boot = phone(server, "/").boot();

    assertThat(boot.requests()).hasSize(10);
    assertThat(boot.failures())
        .isEqualTo(
            server.all(
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

    Boot boot = phone(server, "/").boot();

    assertThat(boot.failures()).containsExactly(server.filled("@/" + MAC + ".cfg " + failure));
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

    assertThat(phone(server, "/").boot().failures()).containsExactly(failure);
  }
}
